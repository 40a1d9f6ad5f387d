import type { PageDocument, PageElement } from './page-tree.ts'

/** Elements that never hold an article's sentences. */
const alwaysIdle =
  'figcaption, header, nav, footer, form, button, noscript, label, dialog, menu, [hidden], [aria-hidden="true"], [role="navigation"],' +
  ' [role="complementary"], [role="dialog"], [role="search"], [role="menu"], [role="banner"], [role="contentinfo"], div[itemprop~="datePublished"], span[itemprop~="datePublished"], time[itemprop~="datePublished"], div[itemprop~="author"]'

/** Words of class names and ids by which pages mark what stands beside an article. */
const idleWords = new Set(
  (
    'caption captions figcaption credit credits photocredit imagecredit breadcrumb breadcrumbs newsletter newsletters subscribe' +
    ' subscription signup share sharing sharebar sharethis addthis social related relatedlinks recirc recirculation recommended' +
    ' recommendations outbrain taboola promo promos advert adverts advertisement advertising sponsored sponsor comments' +
    ' disqus tags taglist hashtags byline timestamp dateline gallery slideshow carousel slider pagination pager copyright' +
    ' trending popular mostread morefrom readmore readnext upnext nextup authorbio paywall tooltip modal popup cookie' +
    ' toolbar rating ratings sidebar standfirst dek subheadline'
  ).split(' '),
)
/** Two words side by side that say it where neither would alone. */
const idlePairs = new Set(
  (
    'author-bio author-box author-info about-author article-meta post-meta entry-meta meta-info also-read also-like more-from read-more' +
    ' read-next up-next more-stories more-news top-stories latest-news most-read most-popular most-viewed see-also' +
    ' image-caption photo-caption wp-caption-text media-caption image-credit photo-credit post-tags article-tags entry-tags' +
    ' tag-list topic-list article-tools article-share sign-up pub-date publish-date published-date post-date article-date' +
    ' sub-headline article-summary article-dek article-subtitle article-deck article-description post-subtitle article-timestamp print-only hidden-print screen-reader sr-only visually-hidden'
  ).split(' '),
)

/** An element this full of the page's paragraphs holds the article, whatever it is called. */
const tooMuch = 0.25
const nearlyAll = 0.95
const commentNames = new Set(
  'comments comment comment-list commentlist comments-area comments-list comments-section comment-section comment-body respond disqus_thread'.split(
    ' ',
  ),
)

/** Takes from the page what stands beside the article: the kept extractor then has less to mistake. */
export function prunePage(document: PageDocument): void {
  const total = paragraphText(document.body)
  const share = (element: PageElement): number => (total === 0 ? 0 : paragraphText(element) / total)
  for (const element of [...document.querySelectorAll('article article')]) {
    if (total - paragraphText(element) > 250 && isNextReport(element)) element.remove()
  }
  for (const element of [...document.querySelectorAll(alwaysIdle)]) {
    if (share(element) <= tooMuch) element.remove()
  }
  for (const element of [...document.querySelectorAll('[class], [id]')]) {
    const most = isComments(element) ? nearlyAll : isIdle(element) ? tooMuch : 0
    if (most > 0 && share(element) <= most) element.remove()
  }
}

/**
 * Pages that go on to the next report without end put it into the first one's element, as a box of the same classes;
 * the entries of a live report have classes of their own.
 */
function isNextReport(article: PageElement): boolean {
  let outer = article.parentNode
  while (outer !== null && outer.nodeName !== 'ARTICLE') outer = outer.parentNode
  const names = (element: PageElement | null): ReadonlySet<string> =>
    new Set((element?.getAttribute('class') ?? '').split(/\s+/).filter((name) => name !== ''))
  const [inner, around] = [names(article), names(outer)]
  const shared = [...inner].filter((name) => around.has(name)).length
  return shared >= 2 && shared * 2 >= Math.min(inner.size, around.size)
}

/** Readers may write more than the reporter did. */
function isComments(element: PageElement): boolean {
  const names = `${element.getAttribute('class') ?? ''} ${element.getAttribute('id') ?? ''}`.toLowerCase()
  return element.nodeName !== 'BODY' && names.split(/\s+/).some((name) => commentNames.has(name))
}

function isIdle(element: PageElement): boolean {
  if (element.nodeName === 'BODY' || element.nodeName === 'HTML' || element.nodeName === 'H1') return false
  const names = `${element.getAttribute('class') ?? ''} ${element.getAttribute('id') ?? ''}`
  for (const name of names.split(/\s+/)) {
    if (name.length > 80) continue
    const words = name
      .replace(/([a-z])([A-Z])/g, '$1-$2')
      .toLowerCase()
      .split(/[^a-z]+/)
      .filter((word) => word !== '')
    // "has-sidebar" and "with-comments" say what the element stands beside.
    if (/^(?:has|with|no|is|show|hide)$/.test(words[0] ?? '')) continue
    for (let i = 0; i < words.length; i++) {
      if (idleWords.has(words[i] ?? '') || idlePairs.has(`${words[i]}-${words[i + 1]}`)) return true
    }
  }
  return false
}

function paragraphText(element: PageElement): number {
  let length = 0
  for (const paragraph of element.querySelectorAll('p')) length += paragraph.textContent.length
  return length
}
