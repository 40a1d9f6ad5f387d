/** Past this many statements the page goes without the rules that light up one statement's words on hover. */
const mostLinked = 400

/** The style of a page, with rules that join each statement's entry to its words in the text. */
export function pageStyle(cards: readonly string[]): string {
  const linked = cards.length > mostLinked ? [] : cards
  return base + linked.map(joining).join('')
}

/** Without a script: where an entry is pointed at, or is the address's target, its words light up, and back. */
function joining(card: string): string {
  const place = `in-text-${card}`
  return (
    `:root:has(#${card}:hover,#${card}:target,#${place}:target,.note [href="#${card}"]:hover) .of-${card}{background:var(--lit)}\n` +
    `:root:has(#${place}:target,.note [href="#${card}"]:hover) #${card}{border-color:var(--accent);background:var(--card-lit)}\n`
  )
}

const base = `
:root{color-scheme:light dark;--paper:#fcfbf8;--side:#f4f2ec;--ink:#1d1c1a;--soft:#625e56;--line:#dcd8ce;--accent:#8a4b12;
--source:#8a4b12;--cue:#23684c;--said1:#e6edf5;--said2:#cfdeed;--said3:#b5cce3;--edge:#7d9dbd;--lit:#ffe7a0;--card:#fffefb;--card-lit:#fff7dc;--doubt:#8a5a00}
@media (prefers-color-scheme:dark){:root{--paper:#16181b;--side:#1b1e22;--ink:#e6e3dc;--soft:#a19c91;--line:#33373d;--accent:#e0a566;
--source:#e6b07a;--cue:#84c9a7;--said1:#212d3a;--said2:#2c4055;--said3:#3a5673;--edge:#6f93b8;--lit:#5c4a14;--card:#202429;--card-lit:#332c17;--doubt:#e3b45c}}
*{box-sizing:border-box}
html{scroll-behavior:smooth;-webkit-text-size-adjust:100%}
body{margin:0;background:var(--paper);color:var(--ink);font:1.125rem/1.65 "Iowan Old Style","Palatino Linotype",Palatino,"Book Antiqua",Georgia,"Liberation Serif",serif;overflow-wrap:anywhere}
main{padding:3rem 1.5rem 2rem;max-width:44rem;margin:0 auto}
h1{font-size:1.9rem;line-height:1.22;font-weight:600;margin:0 0 .6rem;text-wrap:balance;letter-spacing:-.01em}
article p{margin:0 0 1.1em;white-space:pre-line;hyphens:manual}
aside,footer,.about,.skip,.note{font-family:system-ui,-apple-system,"Segoe UI","Helvetica Neue",Arial,"Liberation Sans",sans-serif}
article .about{color:var(--soft);font-size:.9rem;margin:0 0 2rem;padding-bottom:1rem;border-bottom:1px solid var(--line)}
.place{scroll-margin-top:30vh}
.mark{color:inherit;text-decoration:none;border-radius:2px;padding:.12em 0;-webkit-box-decoration-break:clone;box-decoration-break:clone;transition:background-color .15s;print-color-adjust:exact;-webkit-print-color-adjust:exact}
a.mark{-webkit-user-drag:none;user-select:text}
.depth1{background:var(--said1)}
.depth2{background:var(--said2);box-shadow:inset 0 -1.5px 0 var(--edge)}
.depth3{background:var(--said3);box-shadow:inset 0 -3px 0 var(--edge)}
.source{color:var(--source);font-weight:600;text-decoration:underline solid 1.5px;text-underline-offset:.22em}
.cue{color:var(--cue);font-style:italic}
.source.cue{text-decoration-style:double}
.doubt.mark{text-decoration:underline dashed 1px var(--doubt);text-underline-offset:.22em}
.note{font-size:.62em;line-height:0;font-weight:600;vertical-align:super;margin-left:.1em;white-space:nowrap}
h1 .note{font-size:.45em}
.note+.note{margin-left:.35em}
.note a{color:var(--accent);text-decoration:none;padding:.6em .1em}
.note a:hover{text-decoration:underline}
a:focus-visible,.skip:focus{outline:2px solid var(--accent);outline-offset:2px;border-radius:2px}
.skip{position:absolute;left:-100vw}
.skip:focus{left:1rem;top:.5rem;background:var(--paper);padding:.3rem .6rem;z-index:1}
footer{margin-top:3rem;padding-top:1rem;border-top:1px solid var(--line);color:var(--soft);font-size:.8rem;line-height:1.5}
footer p{margin:0 0 .8rem}
footer dl{display:grid;grid-template-columns:auto 1fr;gap:.15rem .9rem;margin:0}
footer dd{margin:0}
footer code{font:.75rem/1.5 ui-monospace,"SF Mono",Menlo,Consolas,"Liberation Mono",monospace}
footer a{color:inherit}
aside{background:var(--side);border-top:1px solid var(--line);padding:1.5rem max(1.5rem,calc(50% - 20.5rem));font-size:.9rem;line-height:1.5}
aside h2{font-size:1.05rem;margin:0 0 .4rem;font-weight:650}
.legend{margin:0 0 1.2rem;font-size:.8rem;color:var(--soft);line-height:2}
.legend .mark{padding:.1em .3em;margin-right:.25rem;white-space:nowrap}
.speaker{margin:0 0 1.5rem}
.speaker h3{font-size:.98rem;margin:0;font-weight:650}
.speaker h3.nobody{color:var(--doubt);font-style:italic;font-weight:500}
.roles{margin:0;color:var(--soft);font-size:.82rem}
.speaker ol{list-style:none;margin:.5rem 0 0;padding:0}
.card{position:relative;background:var(--card);border:1px solid var(--line);border-radius:6px;padding:.55rem .8rem .65rem 2.5rem;margin:0 0 .5rem;scroll-margin:1.5rem;transition:border-color .15s,background-color .15s}
.card:hover{border-color:var(--edge)}
.card:target{border-color:var(--accent);background:var(--card-lit)}
.card.doubt{border-style:dashed;border-color:var(--doubt)}
.number{position:absolute;left:0;top:.55rem;width:2.3rem;text-align:center;color:var(--accent);font-weight:650;font-size:.82rem;line-height:1.7;text-decoration:none;font-variant-numeric:tabular-nums}
.number:hover,.chain a:hover{text-decoration:underline}
.how{margin:0;color:var(--soft);font-size:.8rem}
.cue-word{color:var(--cue);font-style:italic}
.said{color:inherit;text-decoration:none;font:1rem/1.5 "Iowan Old Style","Palatino Linotype",Palatino,"Book Antiqua",Georgia,"Liberation Serif",serif;display:-webkit-box;-webkit-box-orient:vertical;-webkit-line-clamp:7;overflow:hidden}
.card.doubt .said{color:var(--soft)}
.chain{margin:.3rem 0 0;font-size:.8rem;color:var(--soft)}
.chain a{color:var(--accent);text-decoration:none;font-weight:600}
.warning{margin:.3rem 0 0;font-size:.8rem;color:var(--doubt)}
.figure{font-variant-numeric:tabular-nums}
.none{color:var(--soft)}
@media (min-width:62rem){
body{padding-right:clamp(22rem,34vw,30rem)}
main{padding:3.5rem 3rem 3rem}
aside{position:fixed;top:0;right:0;bottom:0;width:clamp(22rem,34vw,30rem);overflow-y:auto;overscroll-behavior:contain;border-top:0;border-left:1px solid var(--line);padding:2rem 1.5rem;scroll-behavior:smooth}
}
@media (max-width:40rem){main{padding:1.5rem 1.1rem}aside{padding:1.2rem 1.1rem}body{font-size:1.05rem}h1{font-size:1.55rem}}
@media (prefers-reduced-motion:reduce){html,aside{scroll-behavior:auto}.mark,.card{transition:none}}
@media print{
:root{--paper:#fff;--side:#fff;--card:#fff;--ink:#000;--soft:#444;--line:#bbb;--source:#000;--cue:#000;--accent:#000;--said1:#f0f0f0;--said2:#e0e0e0;--said3:#d0d0d0;--edge:#777;--lit:#f0f0f0;--card-lit:#fff;--doubt:#000}
html{font-size:9.5pt}
body{font-size:1.12rem;line-height:1.5;padding:0}
main,aside{position:static;width:auto;max-width:none;padding:0;overflow:visible;border:0}
aside{break-before:page}
.said{display:block}
.card{break-inside:avoid;border:0;padding-block:.1rem;margin:0 0 .35rem}
.card .number{top:.1rem}
.speaker{margin-bottom:1rem}
.speaker h3{break-after:avoid}
.skip{display:none}
}
`
