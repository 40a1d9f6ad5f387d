import { nameWords } from '../../record/fold-name.ts'

const passedOver = new Set('the news agency newspaper daily online com org'.split(' '))

/** An outlet by its name, whether or not "the" or "agency" is said with it: "Nordlight Agency" and "Nordlight". */
export function outletKey(name: string): string {
  const words = nameWords(name)
  const telling = words.filter((word) => !passedOver.has(word))
  return (telling.length > 0 ? telling : words).join(' ')
}
