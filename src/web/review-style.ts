/** The style of the review pages, and of the mark that reviewed things have everywhere. */
export const reviewStyle = `
.reviewed{font-size:.8rem;border:1px solid var(--edge);border-radius:3px;padding:0 .3rem;white-space:nowrap;color:var(--ink);font-weight:400}
.reviewed.unsure,.reviewed.wrong{border-style:dashed;border-color:var(--doubt);color:var(--doubt)}
.mark-link{text-decoration:none}
.card .to-review{position:absolute;top:.5rem;right:.75rem;font-size:.82rem;margin:0}
.card .who{padding-right:4.5rem}
.struck .said,.struck .who{text-decoration:line-through;color:var(--soft)}
.is-target{text-decoration:underline dashed 1.5px;text-underline-offset:.22em}
.is-place{text-decoration:underline dotted 1.5px;text-underline-offset:.22em}
.frame .what{color:var(--soft);margin:0 0 .3rem}
.frame .what b{color:var(--ink)}
.frame .who{margin:0 0 .8rem}
.frame .text{margin:0 0 .5rem;padding:1rem 1.2rem;border:1px solid var(--line);border-radius:5px;background:var(--card);font:1.12rem/1.7 "Iowan Old Style",Palatino,Georgia,"Liberation Serif",serif;max-width:46rem;white-space:pre-line}
.frame .text .is-source{text-decoration:underline solid 1.5px;text-underline-offset:.22em}
.frame .text .is-target{text-decoration:underline dashed 1.5px}
.decide .by{max-width:22rem}
.verdicts{display:flex;flex-wrap:wrap;gap:.6rem;margin:.9rem 0}
.verdicts button{min-width:8.5rem}
kbd{font:.78em ui-monospace,"SF Mono",Menlo,Consolas,"Liberation Mono",monospace;border:1px solid currentColor;border-radius:3px;padding:0 .3em;opacity:.75}
.mend{max-width:46rem;border-top:1px solid var(--line);padding:.6rem 0}
.mend summary{font-weight:600}
.roles{display:flex;flex-wrap:wrap;gap:.4rem;margin:.6rem 0 .4rem}
.roles[hidden]{display:none}
.role[aria-pressed=true]{outline:2px solid var(--ink);outline-offset:-1px}
.mend-fields{display:flex;flex-wrap:wrap;gap:.5rem .8rem;margin:.6rem 0}
.mend-fields .wide-field{flex:1 1 100%}
.steps{display:flex;flex-wrap:wrap;gap:.4rem 1.4rem;align-items:center;max-width:46rem;margin:.8rem 0}
.steps a[rel=next]{margin-left:auto}
.done{display:flex;flex-wrap:wrap;gap:.4rem 1.2rem;align-items:center;margin:0 0 1rem}
.undo button{padding:.25rem .7rem;font-size:.9rem}
.history{max-width:46rem;margin:1rem 0}
.undone{text-decoration:line-through}
.queue{list-style:none;margin:0 0 1rem;padding:0;font-size:.9rem}
.queue li{display:flex;gap:.8rem;justify-content:space-between;padding:.3rem 0;border-bottom:1px solid var(--line)}
.queue .count{flex:0 0 auto;font-variant-numeric:tabular-nums}
.review aside>h2{margin-top:0}
.narrow{display:grid;grid-template-columns:1fr 1fr;gap:.5rem .7rem;margin:.5rem 0}
.narrow .wide-field,.narrow button{grid-column:1/-1}
.queue a{color:var(--ink);text-decoration:none}
.queue a:hover{text-decoration:underline}
.review aside details{margin:0 0 1rem}
.reviewer{margin-top:1.4rem}
.inline{display:inline}
dialog.keys{border:1px solid var(--edge);border-radius:6px;background:var(--paper);color:var(--ink);max-width:34rem}
dialog.keys::backdrop{background:rgb(0 0 0/.35)}
dialog.keys h2{margin-top:0}
dialog.keys dl{display:grid;grid-template-columns:auto 1fr;gap:.25rem 1rem;margin:0 0 1rem}
dialog.keys dd{margin:0}
@media (max-width:40rem){.verdicts button{flex:1 1 40%;min-width:0}}
`
