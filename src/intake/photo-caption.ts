const month =
  '(?:Jan|Feb|Mar|Apr|Aug|Sept?|Oct|Nov|Dec)\\.|January|February|March|April|May|June|July|August|September|October|November|December'
const fullDate = `(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day, )?(?:(?:${month}) \\d{1,2}, \\d{4}|\\d{1,2} (?:${month}) \\d{4})`
/** A caption closes with the day: "..., in Port Amara, Dec. 31, 2019." */
const closingDate = new RegExp(`(?:,|\\bon) ${fullDate}\\.?(?: \\([^()]{2,80}\\))?$`)
const closingDateAfterComma = new RegExp(`, ${fullDate}\\.?(?: \\([^()]{2,80}\\))?$`)

/** What people are seen to do in pictures, in the present tense. */
const scene =
  /\b(?:is|are) (?:seen|pictured|shown|displayed|photographed|silhouetted|reflected|welcomed|greeted|flanked|escorted)\b|\b(?:watch|walk|stand|sit|hold|wear|wave|speak|pose|gesture|arrive|attend|shake|listen|look|smile|applaud|march|gather|carry|ride|pass|inspect|shout|chant|address|wait|light|cross|review|greet|meet|prepare|deliver|react|leave|protest|line|queue|sign|toast|depart|board|check|patrol|guard|observe|cheer|salute|embrace|talk|clap|point)(?:e?s)?\b|\b(?:pictured|takes? part|take part|drives? past|lays? a wreath|holding|wearing|standing|sitting|watching|speaking|waving|walking|carrying)\b/
const told = /\b(?:said|told|says|added|asked|announced|according to|reported|warned|accused|called)\b|["“”]/

const opening =
  /^(?:FILE\b|(?:In this|This) (?:\w+ ){0,2}(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day, )?[A-Z][\w.,/ ]{0,30}(?:file )?(?:photo|image|picture|photograph)\b|In this (?:file |undated )?(?:photo|image|picture|photograph)\b|(?:FILE|File) (?:photo|PHOTO|image)\b|A file (?:photo|image|picture) (?:of|shows)\b|\(?(?:Photo|Image|Picture|PHOTO)(?: by| credit|:))/
const credit =
  /(?:\((?:AP|AFP|Reuters|REUTERS|EPA|KCNA|Xinhua|Yonhap|TASS|DPA)?\s?(?:Photo|File Photo|file|via|Photos? by|Image|Photo\/)[^()]{0,80}\)|\bREUTERS\/[\p{L} .'-]{2,60}|\bAP Photo\b[^.]{0,60}|\b(?:Getty Images|AFP via Getty|EPA-EFE|Shutterstock)\b[^.]{0,40}|\bVia Reuters|\bPhoto: [^.]{2,60}|\bCredit: [^.]{2,60}|\bPhotograph: [^.]{2,60}|\(Image: [^()]{2,80}\))\.?\)?$/u
/** A photographer's name before the agency's: news digests put an agency alone in brackets. */
const bracketed = /\[[^\][]{2,40}(?:\/| via )(?:Reuters|AFP|AP|EPA|Getty|Anadolu)[^\][]{0,40}\]\.?$/

/**
 * True for a line that tells what a photograph shows. `nearTop` is where a page prints its first picture, between headline
 * and lead: there a scene in the present tense that closes with a full date is enough.
 */
export function isPhotoCaption(line: string, nearTop: boolean): boolean {
  if (line.length < 12 || line.length > 700) return false
  if (/^FILE\s?(?:PHOTO\s?)?[-\u2013\u2014:]/.test(line)) return true
  if (credit.test(line)) return !/\b(?:said|told)\b|["“”]/.test(line) && line.length < 450
  if (bracketed.test(line) && scene.test(line) && !told.test(line)) return line.length < 250
  if (opening.test(line) && !told.test(line) && line.length < 400) return true
  if (told.test(line) || line.length > 350 || !scene.test(line)) return false
  return nearTop ? closingDate.test(line) : closingDateAfterComma.test(line)
}
