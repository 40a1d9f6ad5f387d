/** The style of lists, tables and the dialogue of two. */
export const listStyle = `
.ranked,.items,.plain,.cards,.turns,.chain,.chosen ul{list-style:none;margin:0;padding:0}
.ranked li{display:flex;justify-content:space-between;gap:1rem;padding:.2rem 0;border-bottom:1px solid var(--line)}
.ranked .count{white-space:nowrap;font-variant-numeric:tabular-nums;font-size:.85rem;text-align:right;flex:0 0 auto}
.ranked .code{flex:0 0 auto;margin:0 auto 0 -.6rem}
.ranked .named{flex:1 1 auto}
.plain li{padding:.15rem 0}
.ranked+.hint,.ranked+p{margin-top:.4rem}
.item{padding:.9rem 0;border-bottom:1px solid var(--line)}
.item p{margin:0 0 .25rem}
.item blockquote,.turn blockquote{margin:.2rem 0 .35rem;font:1.02rem/1.55 "Iowan Old Style",Palatino,Georgia,"Liberation Serif",serif}
.whence{font-size:.85rem}
.opening{color:var(--soft);font-family:"Iowan Old Style",Palatino,Georgia,"Liberation Serif",serif}
.actor{font-weight:600}
.cue,.is-cue{font-style:italic}
.is-source{font-weight:600}
.is-content{background:var(--said1)}
.is-anchor{border-bottom:2px solid var(--ink)}
.arrow{color:var(--soft)}
.type.conflict{text-decoration:underline double;text-underline-offset:.2em}
.status{border:1px dashed var(--edge);border-radius:3px;padding:0 .3rem;font-size:.82rem}
.item blockquote{max-width:46rem}
.doubt .is-content,.doubt .said{text-decoration:underline dashed 1px var(--doubt);text-underline-offset:.25em}
.doubt .is-anchor{border-bottom:2px dashed var(--doubt)}
.with-side{display:grid;grid-template-columns:minmax(0,1fr);gap:0 3rem;align-items:start}
.with-side>*>h2:first-child,.with-side>*>section:first-child>h2:first-child{margin-top:0}
aside form{display:grid;gap:.5rem;justify-items:start}
.onward{display:flex;flex-wrap:wrap;justify-content:space-between;gap:.5rem 2rem;margin:1.2rem 0}
.onward .next{font-weight:600}
.save{color:var(--soft);font-size:.85rem;margin-left:auto}
table{border-collapse:collapse;width:100%;font-size:.95rem;overflow-wrap:break-word}
th,td{text-align:left;padding:.35rem .8rem .35rem 0;border-bottom:1px solid var(--line);vertical-align:top;font-weight:400}
thead th{white-space:nowrap}
tbody th,.told{overflow-wrap:anywhere;min-width:8rem}
th:last-child,td:last-child{padding-right:0}
thead th{color:var(--soft);font-size:.82rem}
.number{text-align:right;font-variant-numeric:tabular-nums}
.timeline{margin:0 0 1rem;overflow-x:auto}
.timeline svg{width:100%;min-width:40rem;height:auto;display:block}
.timeline line.lane{stroke:currentColor;stroke-width:1;opacity:.7}
.timeline line.tick{stroke:var(--line)}
.timeline text{font-size:12.5px;fill:var(--soft)}
.timeline line.span{stroke:currentColor;stroke-width:2;opacity:.45}
.timeline text.side-a,.timeline text.side-b{fill:currentColor;font-weight:600;font-size:15px}
.timeline text.name{stroke:var(--paper);stroke-width:5px;paint-order:stroke}
.timeline g{stroke:currentColor;stroke-width:1.6;fill:var(--paper)}
.timeline g.full{fill:currentColor}
.timeline g.unreal{stroke-dasharray:2 2;fill:var(--paper)}
.timeline a:hover g,.timeline a:focus g{stroke-width:4}
.timeline figcaption{font-size:.82rem;color:var(--soft)}
.turn{border-left:3px solid;padding:.35rem 0 .35rem .9rem;margin:0 0 .7rem;max-width:46rem}
.turn.by-a{border-color:var(--a)}
.turn.by-b{border-color:var(--b);margin-left:auto}
.turn:target{background:var(--lit)}
.turn p{margin:0}
.turn .day{font-size:.82rem;color:var(--soft)}
.turn summary{font-family:"Iowan Old Style",Palatino,Georgia,"Liberation Serif",serif;cursor:pointer}
.route{border-top:1px solid var(--line)}
.method{font-size:.75rem;border:1px solid var(--edge);border-radius:3px;padding:.05rem .3rem;vertical-align:.1em}
.route dt{margin-top:.3rem}
.route dd{margin:0 0 0 1.2rem;font-size:.92rem}
details summary{cursor:pointer}
.scroll{overflow-x:auto}
@media (min-width:60rem){.with-side{grid-template-columns:minmax(0,1fr) 18rem}}
@media (max-width:60rem){.turn.by-b{margin-left:2rem}.with-side aside{margin-top:1.6rem}}
@media (max-width:40rem){.timeline svg{min-width:44rem}table{font-size:.88rem}th,td{padding-right:.5rem}thead th{white-space:nowrap}
tbody th,.told{min-width:5.5rem}.timeline text{font-size:17px}.timeline text.name{font-size:19px}}
`
