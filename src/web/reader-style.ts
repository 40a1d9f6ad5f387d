/** The style of a report's text and the column beside it. */
export const readerStyle = `
.reader{display:grid;grid-template-columns:minmax(0,1fr);gap:2rem 3rem}
.reader article{font:1.1rem/1.65 "Iowan Old Style","Palatino Linotype",Palatino,"Book Antiqua",Georgia,"Liberation Serif",serif;max-width:42rem}
.reader article p{margin:0 0 1.05em;white-space:pre-line}
.reader .about{color:var(--soft);font:.9rem/1.5 system-ui,sans-serif;padding-bottom:.9rem;border-bottom:1px solid var(--line)}
.place{scroll-margin-top:30vh}
.mark{color:inherit;text-decoration:none;border-radius:2px;padding:.1em 0;-webkit-box-decoration-break:clone;box-decoration-break:clone;print-color-adjust:exact;-webkit-print-color-adjust:exact}
.depth1{background:var(--said1)}
.depth2{background:var(--said2);box-shadow:inset 0 -1.5px 0 var(--edge)}
.depth3{background:var(--said3);box-shadow:inset 0 -3px 0 var(--edge)}
.mark.source{text-decoration:underline solid 1px;text-underline-offset:.22em}
.mark.cue{font-style:italic}
.mark.anchor{border-bottom:2px solid var(--ink)}
.mark.doubt{text-decoration:underline dashed 1px var(--doubt);text-underline-offset:.22em}
.mark.lit,.card.lit,.card:target{background:var(--lit)}
.mark.lit-source,.mark.lit-cue,.mark.lit-anchor,.mark.lit-target{background:var(--lit-strong)}
.mark.lit-source{outline:1.5px solid var(--ink)}
.mark.lit-target{outline:1.5px dashed var(--ink)}
.mark[class*=" first-"]{position:relative}
.mark[class*=" first-"]::before{position:absolute;left:0;bottom:calc(100% - .35em);font:600 .6rem/1 system-ui,sans-serif;color:var(--ink);background:var(--lit-strong);padding:.1em .25em;border-radius:2px;white-space:nowrap;pointer-events:none}
.first-source::before{content:"source"}
.first-cue::before{content:"cue"}
.first-content::before{content:"content"}
.first-anchor::before{content:"deed"}
.first-target::before{content:"target"}
.note{font:600 .62em/0 system-ui,sans-serif;vertical-align:super;margin-left:.1em;white-space:nowrap}
h1 .note{font-size:.4em}
.note a{color:var(--soft);text-decoration:none;padding:.6em .15em}
.note a:hover,.note a:focus{text-decoration:underline;color:var(--ink)}
.reader footer{margin-top:2.5rem;padding-top:.9rem;border-top:1px solid var(--line);color:var(--soft);font:.82rem/1.5 system-ui,sans-serif}
.reader footer dl{display:grid;grid-template-columns:auto 1fr;gap:.1rem .9rem;margin:0}
.reader footer dd{margin:0}
.reader footer h2{font-size:.9rem}
.reader aside h2{margin-top:0}
.legend{font-size:.82rem;color:var(--soft);line-height:2}
.legend .mark{padding:.1em .3em;white-space:nowrap;color:var(--ink)}
.card{position:relative;background:var(--card);border:1px solid var(--line);border-radius:5px;padding:.5rem .75rem .5rem 2.7rem;margin:0 0 .5rem;font-size:.92rem;scroll-margin-top:1rem}
.card.event{border-left:3px solid var(--ink)}
.card.doubt{border-style:dashed;border-color:var(--doubt)}
.card p{margin:0 0 .2rem}
.card .number{position:absolute;left:.2rem;top:.55rem;width:2.3rem;text-align:center;font-weight:650;font-size:.8rem;color:var(--soft);text-decoration:none}
.card .number:hover,.card .number:focus{text-decoration:underline}
.card .said{font-family:"Iowan Old Style",Palatino,Georgia,"Liberation Serif",serif;font-size:1rem}
.card .soft,.chain{font-size:.84rem}
.chain{color:var(--soft);display:flex;flex-wrap:wrap;gap:.1rem .5rem}
@media (min-width:60rem){
.reader{grid-template-columns:minmax(0,42rem) minmax(20rem,1fr)}
.reader aside{position:sticky;top:1rem;align-self:start;max-height:calc(100vh - 2rem);overflow-y:auto;overscroll-behavior:contain;background:var(--side);padding:1rem;border-radius:6px}
}
@media print{.reader{display:block}.reader aside{position:static;max-height:none;overflow:visible;padding:0;break-before:page}}
`
