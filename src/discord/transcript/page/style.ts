import { Html } from './html.ts';

/** How the page looks: calm, by day and by night, on a phone and on paper. Nothing is fetched. */
export const style = new Html(`<style>
:root{color-scheme:light dark;--paper:#faf9f6;--sheet:#fff;--ink:#23262b;--soft:#5c636d;--line:#e0ddd5;--tint:#f1efe9;--accent:#2f5d62;--team:#e6efee;--warn:#8a3b12;--warn-tint:#fbeee3}
@media(prefers-color-scheme:dark){:root{--paper:#15171a;--sheet:#1c1f23;--ink:#e4e2dc;--soft:#a3a8b0;--line:#32363c;--tint:#24282d;--accent:#8fc1bd;--team:#20302f;--warn:#f0b088;--warn-tint:#34261c}}
*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%;text-size-adjust:100%;scroll-behavior:smooth}
body{margin:0;background:var(--paper);color:var(--ink);font:1rem/1.6 system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",sans-serif;overflow-wrap:anywhere}
header,nav,main,footer{max-width:46rem;margin:0 auto;padding:0 1.25rem}
header{padding-top:2.5rem}
h1,h2,h3{line-height:1.25;margin:0;font-weight:600;text-wrap:balance}
h1{font-family:Charter,"Bitstream Charter","Iowan Old Style",Georgia,serif;font-size:clamp(1.9rem,6vw,2.6rem);letter-spacing:-.01em}
h1 small{display:block;font:500 1.1rem/1.4 system-ui,-apple-system,"Segoe UI",Roboto,sans-serif;letter-spacing:0;color:var(--soft);margin-top:.3rem}
h2{font-size:1.15rem;padding-bottom:.45rem;border-bottom:1px solid var(--line);margin-bottom:1rem}
h3{font-size:1rem;margin:1.75rem 0 .75rem}
header h2{font-size:1rem;border:0;padding:0;margin:0 0 .55rem}
.label{font-size:.82rem;font-weight:600;color:var(--soft);margin:0 0 .2rem}
.result h2{font-size:.82rem;color:var(--soft);margin-bottom:.2rem}
p{margin:0 0 .75rem}
ul,ol,dl{margin:0;padding:0;list-style:none}
section{margin-top:2.75rem;scroll-margin-top:1rem}
a{color:var(--accent);text-underline-offset:.2em}
a:focus-visible,summary:focus-visible{outline:2px solid var(--accent);outline-offset:3px;border-radius:3px}
.kicker{font-size:.9rem;color:var(--soft);margin-bottom:.4rem}
.soft,time,.id{color:var(--soft);font-size:.86rem}
.id{font-size:.8rem;font-variant-numeric:tabular-nums}
.badges{display:flex;flex-wrap:wrap;gap:.4rem;margin:1rem 0 .7rem}
.badges li{padding:.12rem .7rem;border:1px solid var(--line);border-radius:1rem;font-size:.9rem;background:var(--sheet)}
.badges .status{background:var(--accent);border-color:var(--accent);color:var(--paper);font-weight:600}
.badges .grave{background:var(--warn-tint);border-color:var(--warn);color:var(--warn);font-weight:600}
.marks{margin-top:1rem;padding:.6rem .9rem;border-left:3px solid var(--warn);background:var(--warn-tint);font-size:.95rem}
.result{margin-top:1.5rem;padding:1.1rem 1.25rem;background:var(--sheet);border:1px solid var(--line);border-radius:.6rem}
.result .lead{font-size:1.1rem;font-weight:600;margin:0}
.result .label{margin-top:.9rem}
.result :last-child{margin-bottom:0}
.people{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(9.5rem,100%),1fr));gap:.9rem 1.5rem}
dd .id{display:block}
.facts{display:grid;gap:.6rem}
header section{margin-top:1.9rem}
header .label{margin-top:1rem}
dt{font-size:.82rem;color:var(--soft)}
dd{margin:0}
nav ul{display:flex;flex-wrap:wrap;gap:.35rem 1.1rem;padding:.8rem 0;border-top:1px solid var(--line);border-bottom:1px solid var(--line);font-size:.95rem}
nav{margin-top:2rem}
.text{white-space:pre-wrap;overflow:hidden;margin:0}
.none{color:var(--soft);font-style:italic}
.timeline{border-left:2px solid var(--line);margin-left:.35rem}
.timeline li{position:relative;padding:0 0 1rem 1.25rem}
.timeline li::before{content:"";position:absolute;left:-.4rem;top:.5rem;width:.65rem;height:.65rem;border-radius:50%;background:var(--accent);border:2px solid var(--paper)}
.timeline .upkeep{color:var(--soft);font-size:.88rem;padding-bottom:.45rem}
.timeline .upkeep::before{background:var(--line);width:.5rem;height:.5rem;left:-.33rem;top:.4rem}
.timeline time{display:block}
.timeline .upkeep time{display:inline;margin-left:.4rem;font-size:.82rem}
.said{margin:.35rem 0 0;padding:.05rem 0 .05rem .85rem;border-left:2px solid var(--line)}
.day{text-align:center;margin:1.5rem 0 .75rem;font-size:.84rem;color:var(--soft)}
.talk>li+.same{margin-top:.2rem}
.msg{margin-top:.85rem;padding:.6rem .9rem;background:var(--sheet);border:1px solid var(--line);border-radius:.6rem}
.msg>*+*{margin-top:.3rem}
.msg p{margin-bottom:0}
.same>.who{float:right;margin:0 0 0 1rem}
.same>.who+*{margin-top:0}
.who{display:flex;flex-wrap:wrap;align-items:baseline;gap:0 .55rem;margin:0}
.who time{margin-left:auto}
.team{background:var(--team);margin-left:clamp(0rem,8vw,5rem)}
.party{margin-right:clamp(0rem,8vw,5rem)}
.reported{border:2px solid var(--accent)}
.flag{font-size:.8rem;font-weight:600;color:var(--accent)}
.gone{border-style:dashed}
.gone>.text{color:var(--soft)}
.answers{margin:0;padding-left:.7rem;border-left:2px solid var(--line);font-size:.88rem;color:var(--soft);display:-webkit-box;-webkit-box-orient:vertical;-webkit-line-clamp:2;overflow:hidden}
details>summary{cursor:pointer;color:var(--accent);font-size:.9rem}
.was li{margin-top:.5rem;padding-left:.85rem;border-left:2px solid var(--line)}
.files{font-size:.9rem}
.files li::before{content:"+ ";color:var(--soft)}
.left-out li{padding:.15rem 0}
.parts{font-size:.95rem}
.remarks{font-size:.88rem;color:var(--soft)}
.proof>li{padding:.9rem 0;border-bottom:1px solid var(--line)}
.proof p{margin:0}
.proof img{display:block;max-width:100%;height:auto;margin-top:.7rem;border-radius:.4rem;background:var(--tint)}
code{font:.8rem/1.5 ui-monospace,SFMono-Regular,Menlo,Consolas,monospace;color:var(--soft)}
footer{margin-top:3.5rem;padding-top:1rem;padding-bottom:3rem;color:var(--soft);font-size:.88rem}
@media(min-width:40rem){.timeline time{float:right;margin-left:1rem}.timeline .upkeep time{float:right}}
@media(prefers-reduced-motion:reduce){html{scroll-behavior:auto}}
@media print{:root{--paper:#fff;--sheet:#fff;--ink:#000;--soft:#444;--line:#bbb;--tint:#fff;--team:#fff;--accent:#234;--warn:#611;--warn-tint:#fff}body{font-size:10.5pt}header,nav,main,footer{max-width:none;padding-left:0;padding-right:0}nav{display:none}.msg,.proof>li,.timeline li,.result{break-inside:avoid}h2,h3,.day{break-after:avoid}section{margin-top:1.6rem}}
</style>`);
