/** Whole lines that pages print around an article. Compared in lower case, without marks at their ends. */
const lines = new Set(
  `accessibility links|skip to main content|skip to content|skip to main navigation|skip to search|skip to navigation|breaking news|breaking
  share|print|email|e-mail|save|tweet|facebook|twitter|whatsapp|linkedin|reddit|pinterest|telegram|copy link|link copied|copy|comments|comment
  leave a comment|no comments|view comments|show comments|add comment|join the conversation|share this|share this article|share this story
  share this page|share on facebook|share on twitter|share via email|share on whatsapp|share on x|email this article|print this article|print this page|print article|share article
  advertisement|advertisements|ad|ads|sponsored|sponsored content|story continues below|story continues below advertisement
  article continues below|article continues below advertisement|article continues after advertisement|continue reading|continue reading below|scroll to continue|read more|see more|see also|show more
  load more|view more|more|related|related articles|related stories|related news|related topics|related content|related links|related coverage
  more on this story|more on this|more from this author|more stories|more news|more like this|most read|most popular|most viewed|trending|trending now|top stories|top story|latest news
  latest|latest stories|popular|recommended|recommended for you|recommended stories|you may also like|tell us what you think|what do you think|you might also like|also read|read also|read next|up next|next|previous|back to top|back
  sign in|sign up|log in|login|register|subscribe|subscribe now|subscribe today|newsletter|newsletters|get the newsletter|sign up for our newsletter|follow us|follow|menu|search
  home|close|open menu|toggle navigation|live|live tv|watch live|listen|listen to article|listen to this article|listen live|watch|video|videos|photos|photo|photo gallery|gallery|image|images
  audio|podcast|podcasts|embed|embed share|download|direct link|the code has been copied to your clipboard|the url has been copied to your clipboard|no media source currently available
  text size|font size|larger text|smaller text|a- a+|topics|tags|filed under|in this article|in this story|key points|about the author|about author|our standards: the thomson reuters trust principles
  our standards: the thomson reuters trust principles, opens new tab|all rights reserved|all rights reserved worldwide|terms of use|terms of service|privacy policy|cookie policy|contact us|about us|corrections
  report this ad|exclusive|updated|developing|developing story|opinion|editorial|analysis|news|world|world news|politics|file|file photo|media playback is unsupported on your device
  image source|image caption|getty images|hide caption|toggle caption|enlarge this image|view gallery|view image|view comments|report a typo|see all|view all|play|pause|mute|expand|loading|loading...
  click to expand|tap to expand|print edition|gift this article|give this article|republish this article|republish|bookmark|save for later|save article|add to favorites|font resize|languages|read in app|open in app`
    .split(/[|\n]/)
    .map((line) => line.trim()),
)

/** Names of sections and regions that stand alone above a headline. */
const sections = new Set(
  `africa|americas|asia|asia pacific|asia-pacific|east asia|south asia|central asia|southeast asia|australia|europe|middle east|middle east & africa|usa|us|u.s.|united states|uk|us news|u.s. news|uk news|national
  international|national security|security|defense|defence|diplomacy|economy|business|health|science|science & health|technology|tech|elections|politics|conflict|conflicts|refugees|immigration|china news|press freedom|silicon valley & technology
  covid-19|covid-19 pandemic|coronavirus|coronavirus pandemic|coronavirus outbreak|extremism watch|day in photos|arts & culture|economy & business|student union|usa votes|human rights|crime|courts|law|government|latin america|foreign policy`
    .split(/[|\n]/)
    .map((line) => line.trim()),
)

/** Short lines known by how they begin; each is tried only on a line that is no sentence. */
const openings: readonly RegExp[] = [
  /^(?:share|tweet|print|email|save)(?:\s*[|/·•,]?\s*(?:share|tweet|print|email|save|facebook|twitter|whatsapp|linkedin|comments?|copy link|on|this|via|x)){1,12}$/i,
  /^\d{1,2} ?(?:min|mins|minute|minutes)(?: read)?$/i,
  /^\d{1,4} (?:comments?|shares?|views?|likes?)$/i,
  /^(?:read|see|watch|listen|also)(?: more| also| next)?\s?[:|»>]/i,
  /^(?:related|related stor(?:y|ies)|more|recommended|don't miss|must read|trending|in pictures|in photos|watch now|related coverage|related articles?)\s?[:|»>]/i,
  /^(?:©|ⓒ|\(c\) ?\d{4}|copyright\b(?:,? ?(?:©|ⓒ|@|\(c\)))? ?\d{4})/i,
  /^(?:follow|like) (?:us|@\S+|.{2,40}) on (?:twitter|facebook|instagram|x|linkedin|youtube|telegram)\b/i,
  /^(?:sign up|subscribe|click here|tap here|register) (?:for|to|here|now)\b/i,
  /^(?:image|photo|picture|video|media) (?:source|credit|caption|copyright|by)\s?[,:]?/i,
  /^(?:photo|photos|image|photograph|picture|credit|source photo|file photo|illustration)\s?(?:by\s|[:/])/i,
  /^(?:posted|filed|tagged|published) (?:in|under)\b/i,
  /^posted on .{4,40} by .{2,40}$/i,
  /^more (?:news|stories|articles|coverage|headlines)? ?(?:from|in|on|about) [^.]{2,60}$/i,
  /^copyright\s?(?:©|ⓒ|@|\(c\))/i,
  /^(?:tags|topics|keywords|filed under|categories|category)\s?:/i,
  /^(?:what are your thoughts|have a (?:story|tip|news tip)|got a (?:story|tip|news tip)|send (?:us )?(?:your )?tips|contact (?:us|the (?:author|writer|reporter|reporters)))\b/i,
  /^(?:advertisement|sponsored|promoted)\b.{0,40}$/i,
  /^\W*(?:loading|please wait)\b.{0,20}$/i,
]

const longest = 140

/** True for a line that belongs to the page and not to the report. A sentence never does by its words alone. */
export function isFurniture(line: string): boolean {
  if (line.length > longest) return false
  const bare = bareLine(line)
  if (bare === '' || lines.has(bare)) return true
  if (isMenu(line)) return true
  if (/^(?:https?:\/\/|www\.)\S+$/i.test(line) || /^[\w.+-]{1,60}@[\w-]{1,60}\.[\w.]{2,30}$/.test(line)) return true
  return openings.some((opening) => opening.test(line)) && !isSpoken(line)
}

/** "Home | World | Business": short entries with bars or dots between them. */
function isMenu(line: string): boolean {
  const entries = line.split(/\s[|•·›»]\s/)
  return entries.length >= 3 && entries.every((entry) => entry.trim().split(/\s+/).length <= 3 && !/[.!?]$/.test(entry))
}

/** True for the name of a section, which is furniture where it stands above the headline. */
export function isSection(line: string): boolean {
  return line.length < 40 && sections.has(bareLine(line))
}

/** Longer notices about the page itself and its writers, which stand as sentences of their own. */
const notices: readonly RegExp[] = [
  /^(?:this (?:material|article|story|report|content|document|copyrighted material)|the material on this site|no part of this) (?:may not be|is subject to copyright|cannot be|must not be)\b/i,
  /^(?:sign up|subscribe) (?:for|to|here for) (?:our|the|your|a|free)\b.{0,200}\b(?:newsletters?|emails?|inbox|alerts?|digest|updates|podcast|channel)\b/i,
  /^(?:get|receive) .{0,120}\b(?:delivered|sent|straight|direct|directly) (?:to|into|through|in) your (?:inbox|phone|email|letterbox|mailbox|door)\b/i,
  /^(?:read|get|see|watch|find) .{0,80}\b(?:by clicking here|click here)\W*$/i,
  /^citation: .{3,300}\bretrieved \d/i,
  /(?:^|[.!?)"”] )Follow (?:him|her|them|us|me|@\S+|[A-Z][\w'.-]+(?: [A-Z][\w'.-]+)?) (?:on|at) (?:Twitter|Facebook|Instagram|X|LinkedIn|@)/,
  /^(?:download|get) (?:the|our) .{0,60}\bapp\b.{0,80}$/i,
  /^follow .{2,80} on (?:twitter|facebook|instagram|linkedin|youtube|telegram|google news)\b.{0,120}$/i,
  /^(?:write to|reach|contact|email|e-mail) .{2,80} (?:at|on twitter at):? \S*[@/]\S*.{0,80}$/i,
  /^(?:follow|read|see|find) .{2,120}\bcoverage\b.{0,100} (?:at|on|here):? (?:https?:\/\/|www\.)\S+$/i,
  /\b(?:let us know|send (?:us )?(?:an )?e-?mail|contact us|write to us) at:? \S+@\S+$/i,
  /^(?:copyright|©) .{0,80}\ball rights reserved\b.{0,200}$/i,
  /^we use cookies\b/i,
  /^(?:your|this) browser (?:does not|doesn't) support\b/i,
]

export function isNotice(line: string): boolean {
  return line.length < 500 && notices.some((notice) => notice.test(line))
}

function bareLine(line: string): string {
  return line
    .toLowerCase()
    .replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}+]+$/gu, '')
    .replace(/\s+/g, ' ')
}

/** A line that quotes or tells of speech is the report's, however it begins. */
function isSpoken(line: string): boolean {
  return /["“”]|\b(?:said|says|told|asked|added|according)\b/i.test(line)
}
