import { article } from './fixtures.ts';

/** Runs when any of the texts below is taken for markup or code: each tries to set `window.owned` or to fetch something. */
export const PAYLOADS = [
  '<script>window.owned=1</script>',
  '<img src=x onerror="window.owned=1">',
  '<img src="https://evil.example/pixel.png">',
  '<svg onload="window.owned=1"><animate onbegin="window.owned=1" attributeName=x dur=1s>',
  '<iframe srcdoc="<script>parent.owned=1</script>"></iframe>',
  '<a href="javascript:window.owned=1">x</a>',
  '<style>*{background:url(https://evil.example/css)}</style>',
  '<link rel="stylesheet" href="https://evil.example/a.css">',
  '<base href="https://evil.example/">',
  '<meta http-equiv="refresh" content="0;url=https://evil.example/">',
  '<form action="https://evil.example/"><input name=q autofocus onfocus="window.owned=1"></form>',
  '<math><mtext><table><mglyph><style><img src=x onerror=window.owned=1>',
  '</textarea></title></script><script>window.owned=1</script>',
  '![pixel](https://evil.example/pixel.png) [x](javascript:window.owned=1) **bold** `code`',
  '{{constructor.constructor("window.owned=1")()}} ${window.owned=1} javascript:window.owned=1',
  '&lt;script&gt;window.owned=1&lt;/script&gt; &#x3c;script&#x3e;',
  '\u202Egnp.exe \u0000\u0007 \uD800 \uFEFF ‮',
] as const;

/** Addresses that must never become links. */
const ADDRESSES = [
  'javascript:window.owned=1',
  'JaVaScRiPt:window.owned=1//https://example.org',
  ' javascript:window.owned=1',
  'data:text/html,<script>parent.owned=1</script>',
  'https://evil.example/"><script>window.owned=1</script>',
] as const;

/** An article that is hostile in every field, one for each {@link ADDRESSES}. */
export const HOSTILE = ADDRESSES.map((url, index) =>
  article(
    `"><img src=x onerror=window.owned=1>${index}`,
    { title: PAYLOADS[0] + PAYLOADS[1], source: PAYLOADS[3], url, publishedAt: '"><script>', author: PAYLOADS[2], language: '"><script>window.owned=1</script>', name: PAYLOADS[5] },
    ['Before.', ...PAYLOADS, 'After.'],
  ),
);
