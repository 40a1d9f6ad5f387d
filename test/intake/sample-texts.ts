/** Invented reports for intake's tests: none of these outlets and people exist. */
export const headline = 'Envoys Leave Geneva Without a Deal on the Border'
export const paragraphs: readonly string[] = [
  'Negotiators from Armenia and Azerbaijan left Geneva on Thursday without agreeing on a border commission, a setback that both delegations blamed on the other side.',
  '"We came with a text and we leave with the same text," said Nvard Tashjian, who leads the Armenian team.',
  'Her counterpart, Elmar Quliyev, told reporters that the proposal "ignored the map on which both governments had worked since spring."',
  'Swiss diplomats said that they would propose a new date within two weeks.',
  'According to a statement by the foreign ministry in Bern, neither side had left the process.',
]
export const body: string = paragraphs.join('\n\n')
export const whole: string = `${headline}\n\n${body}`

/** A web page around the report, with what pages print around one. */
export function page(inner: string = paragraphs.map((each) => `<p>${each}</p>`).join('\n'), head = ''): string {
  return `<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>${headline} | The Lakeside Courier</title>${head}</head>
<body><nav><ul><li><a href="/world">World</a></li><li><a href="/sport">Sport</a></li></ul></nav>
<main><article class="story"><h1>${headline}</h1>
<div class="byline">By Marta Vellinga</div><div class="share-tools"><a href="#">Share</a></div>
<figure><img src="a.jpg"><figcaption>Envoys shake hands in Geneva, Nov. 19, 2026. (Photo: Lakeside Courier)</figcaption></figure>
<div class="body">${inner}
<div class="newsletter-signup"><p>Sign up for our newsletter and get the best of the week delivered to your inbox.</p></div></div>
</article></main>
<aside class="related"><h3>Related</h3><ul><li><a href="/1">Border towns wait for news of the talks</a></li></ul></aside>
<div id="comments"><p>First reader: I do not believe a word of this, and neither should anybody else who reads it.</p></div>
<footer>Copyright 2026 The Lakeside Courier. All rights reserved.</footer></body></html>`
}
