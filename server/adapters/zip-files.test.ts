import { strFromU8, unzipSync } from 'fflate';
import mammoth from 'mammoth';
import { expect, test } from 'vitest';
import { docxParts } from '#core/export/docx-parts.ts';
import { outlineOf } from '#core/export/outline.ts';
import { tidalAnswer } from '../testing/small-library.ts';
import { zipFiles } from './zip-files.ts';

const HOSTILE = '<script>1</script> & "quoted" ]]> <w:p/> \u0000\u0008\uFFFE\uD800 =HYPERLINK("https://evil.example") 조석 👩‍🚀';

test('what is packed is unpacked as it was, and packing is repeatable', () => {
  const files = { 'a.xml': '<a>조석</a>', 'b/c.txt': '' };
  const packed = zipFiles(files);
  expect(Object.fromEntries(Object.entries(unzipSync(packed)).map(([path, bytes]) => [path, strFromU8(bytes)]))).toEqual(files);
  expect(zipFiles(files)).toEqual(packed);
});

test('another reader finds the text and the footnotes of a Word document, and nothing active', async () => {
  const answer = tidalAnswer(`Tides? ${HOSTILE}`);
  const [sentence] = answer.sentences;
  const [citation] = answer.citations;
  const hostile = { ...answer, sentences: [sentence!, { ...sentence!, text: HOSTILE }], citations: [{ ...citation!, title: HOSTILE, url: 'javascript:alert(1)' }] };
  const parts = docxParts(outlineOf(answer.question, [hostile]));
  for (const content of Object.values(parts)) expect(content).not.toMatch(/hyperlink|TargetMode|instrText|fldSimple|<script|\uFFFE|\p{Cc}(?<!\n)/u);

  const { value: html, messages } = await mammoth.convertToHtml({ buffer: Buffer.from(zipFiles(parts)) });
  expect(messages.filter(({ type }) => type === 'error')).toEqual([]);
  expect(html).toContain('<a href="#footnote-1" id="footnote-ref-1">[1]</a>');
  expect(html.match(/<li id="footnote-/g)).toHaveLength(1);
  expect(html).toContain(`SHA-256 ${citation!.sha256}`);
  expect(html).toContain('조석 👩‍🚀');
  expect(html).toContain('&lt;script&gt;1&lt;/script&gt; &amp; "quoted" ]]&gt; &lt;w:p/&gt;');
  expect(html).toContain('npx parapet verify answer.json');
});
