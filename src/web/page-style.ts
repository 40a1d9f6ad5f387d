import { listStyle } from './list-style.ts'
import { readerStyle } from './reader-style.ts'
import { reviewStyle } from './review-style.ts'

/** The one style of all pages. One idea of colour: the two sides of a dialogue; all else is ink and paper. */
export const pageStyle = `
:root{color-scheme:light dark;--paper:#fcfbf8;--side:#f4f2ec;--ink:#1d1c1a;--soft:#5c584f;--line:#dcd8ce;--a:#1b5480;--b:#8a4210;
--link:#1b4f78;--said1:#e8edf2;--said2:#d3dde8;--said3:#bccbdb;--edge:#6c86a0;--lit:#ffe9a8;--lit-strong:#ffd664;--card:#fffefb;--doubt:#7d5200;--bar:#8d887c}
@media (prefers-color-scheme:dark){:root{--paper:#16181b;--side:#1b1e22;--ink:#e6e3dc;--soft:#a8a398;--line:#363a41;--a:#86bce8;--b:#e9a874;
--link:#9cc4e6;--said1:#222b35;--said2:#2d3c4b;--said3:#3b5064;--edge:#7692ae;--lit:#54441a;--lit-strong:#7a6120;--card:#1f2328;--doubt:#e3b45c;--bar:#7b776d}}
*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%;scroll-padding-top:1rem}
body{margin:0;background:var(--paper);color:var(--ink);font:1rem/1.5 system-ui,-apple-system,"Segoe UI","Helvetica Neue",Arial,"Liberation Sans",sans-serif;overflow-wrap:anywhere}
.top{display:flex;flex-wrap:wrap;gap:.2rem 1.5rem;align-items:baseline;padding:.7rem 1.5rem;border-bottom:1px solid var(--line)}
.brand{font-weight:700;color:var(--ink);text-decoration:none;letter-spacing:.01em}
.top ul{display:flex;flex-wrap:wrap;gap:.1rem 1.1rem;list-style:none;margin:0;padding:0}
.top nav a{color:var(--soft);text-decoration:none;padding:.25rem 0;display:inline-block;border-bottom:2px solid transparent}
.top nav a:hover{color:var(--ink);text-decoration:underline}
.top nav a[aria-current]{color:var(--ink);font-weight:600;border-color:var(--ink)}
main{max-width:60rem;margin:0 auto;padding:1.8rem 1.5rem 4rem}
main.wide{max-width:84rem}
h1{font:600 1.7rem/1.2 "Iowan Old Style","Palatino Linotype",Palatino,"Book Antiqua",Georgia,"Liberation Serif",serif;margin:0 0 .5rem;text-wrap:balance}
h2{font-size:1rem;line-height:1.35;margin:1.6rem 0 .5rem;font-weight:650}
h3{font-size:1rem;margin:0;font-weight:600}
p{margin:0 0 .7rem}
a{color:var(--link);text-underline-offset:.15em;text-decoration-thickness:1px}
a:focus-visible,button:focus-visible,input:focus-visible,select:focus-visible,textarea:focus-visible,summary:focus-visible{outline:2px solid var(--link);outline-offset:2px;border-radius:2px}
.skip{position:absolute;left:-100vw}
.skip:focus{left:1rem;top:.5rem;background:var(--paper);padding:.4rem .7rem;z-index:2}
.lead,.soft,.whence,.count,.hint{color:var(--soft)}
.lead{margin-bottom:1.2rem}
.hint{font-size:.85rem;margin:0}
.code{font-size:.78em;color:var(--soft);letter-spacing:.03em;white-space:nowrap}
.side-a{color:var(--a);fill:var(--a);stroke:none}
.side-b{color:var(--b);fill:var(--b);stroke:none}
.nobody,.warning{color:var(--doubt)}
.nobody{font-style:italic}
.warning{font-size:.85rem;margin:.2rem 0}
.none{color:var(--soft);font-style:italic}
.notice{border-left:3px solid var(--ink);padding-left:.8rem}
code{font:.85em ui-monospace,"SF Mono",Menlo,Consolas,"Liberation Mono",monospace}
form label{display:flex;flex-direction:column;font-size:.82rem;color:var(--soft);gap:.15rem}
input,select,textarea,button{font:inherit;color:var(--ink);background:var(--card);border:1px solid var(--edge);border-radius:4px;padding:.35rem .5rem;min-width:0;max-width:100%}
form input:not([type=checkbox]),select,button{min-height:2.4rem}
input[type=checkbox]{width:1.1rem;height:1.1rem;margin:.15rem 0 0}
button{background:var(--ink);color:var(--paper);border-color:var(--ink);cursor:pointer;padding:.4rem 1rem}
button.second{background:var(--card);color:var(--ink)}
.find,.search,.paste{display:flex;flex-wrap:wrap;gap:.6rem .8rem;align-items:end;margin:0 0 1.4rem}
h1+form{margin-top:.9rem}
.wide-field{flex:1 1 18rem}
.more{flex-basis:100%}
.more summary{color:var(--link);font-size:.92rem;width:max-content}
.more .fields{display:flex;flex-wrap:wrap;gap:.6rem .8rem;align-items:end;padding-top:.6rem}
.paste .wide-field{flex-basis:100%}
.stack{display:grid;gap:.8rem;max-width:24rem}
.tiles{display:flex;flex-wrap:wrap;gap:.7rem 2.4rem;list-style:none;margin:0 0 1.4rem;padding:0}
.tiles b{font:600 1.6rem/1.1 "Iowan Old Style",Palatino,Georgia,"Liberation Serif",serif;font-variant-numeric:tabular-nums}
.tiles a{color:inherit;text-decoration:none}
.tiles a:hover{text-decoration:underline}
.columns{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,20rem),1fr));gap:0 3rem}
.bars{max-width:100%;height:auto;display:block;margin:0 0 .4rem}
.bars rect{fill:var(--bar)}
.bars line{stroke:var(--line)}
.bars text{fill:var(--soft);font-size:12px;text-anchor:middle;font-variant-numeric:tabular-nums}
${listStyle}${readerStyle}${reviewStyle}
@media (max-width:40rem){main,.top{padding-left:1rem;padding-right:1rem}h1{font-size:1.4rem}.search label{flex:1 1 8rem}.top{gap:0 .9rem}.top ul{gap:0 .95rem;font-size:.93rem}.brand{width:100%}}
@media print{
:root{--paper:#fff;--side:#fff;--card:#fff;--ink:#000;--soft:#333;--line:#bbb;--a:#123f63;--b:#6b310a;--link:#000;--said1:#eee;--said2:#ddd;--said3:#ccc;--lit:#eee;--doubt:#000}
.top,.skip,form[action],.onward,.save,.legend,.chosen{display:none}
main,main.wide{max-width:none;padding:0}
body{font-size:10pt}
.item,.card,.turn{break-inside:avoid}
details>*{display:block}
}
`
