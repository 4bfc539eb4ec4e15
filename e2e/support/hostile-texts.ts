/** Markup that would set `window.hacked` if any of it ran. Begins with a word to find it by. */
export const MARKUP =
  'Evil <img src=x onerror="window.hacked=1"><script>window.hacked=1</script><svg onload="window.hacked=1"></svg>';

/** Text that leaves its place: it breaks out of quotes, comments, templates and addresses. */
export const BREAKOUT =
  'Out "\'`${window.hacked=1}</textarea></title></script>--><b onmouseover=window.hacked=1>%00%2F../..?a=1#b';

/** Markdown whose links run, load or tell on the reader. */
export const MARKDOWN = [
  '# Plan',
  '[run](javascript:window.hacked=1) [Run](JaVaScRiPt:window.hacked=1) [data](data:text/html,<script>window.hacked=1</script>)',
  '[coded](&#106;avascript:window.hacked=1) [tab](java\tscript:window.hacked=1) <javascript:window.hacked=1> [vb](vbscript:x)',
  '[file](file:///etc/passwd) [near](//spy.example/a) [blob](blob:https://spy.example/a)',
  '![pixel](https://spy.example/p.png) ![x](javascript:window.hacked=1) ![d](data:image/svg+xml,<svg/onload=window.hacked=1>)',
  '<iframe src="https://spy.example"></iframe><form action="https://spy.example"><button>go</button></form>',
  '<a href="javascript:window.hacked=1">a</a><base href="https://spy.example/"><meta http-equiv=refresh content="0;url=https://spy.example">',
  '<style>body{display:none;background:url(https://spy.example/s)}</style><link rel=stylesheet href=https://spy.example/l.css>',
  '$\\href{javascript:window.hacked=1}{x}$ $$\\includegraphics{https://spy.example/t.png}$$ $\\htmlData{onclick=window.hacked=1}{y}$',
  '```html\n<script>window.hacked=1</script>\n```',
  '[ref]: javascript:window.hacked=1\n[ref]',
  '[^1]: <script>window.hacked=1</script>',
].join('\n\n');

/** Reads as something else than it is: turned around, with gaps of no width, and a letter under a pile of accents. */
export const BENT = `bent \u202Egnp.exe\u202C \u2066x\u2069 zero\u200B\u200C\u200D\uFEFF\u2060width ${'z\u0351\u0352\u0357'.padEnd(200, '\u0311')}`;

/** Nothing of it is seen. */
export const UNSEEN = '\u200B\u200D\u2060\u202E\uFEFF';

/** Characters that C programs, databases and terminals trip over. */
export const CONTROL = 'ctl \u0000nul\u0007bell\u001B[31mred\u001B[0m\u0085\u2028\u2029\uD800lone\uFFFF end';

/** What an attribute may be called when nobody checks. */
export const KEYS = ['__proto__', 'constructor', 'toString', '', '..', 'a/b', 'a.b.c', '<script>', UNSEEN, 'gen_ai'];
