import type { Block, Outline, Run } from './outline.ts';

/**
 * The files inside a Word document (ECMA-376, WordprocessingML) that shows an outline with real footnotes. It holds text alone: no link, no
 * field, no image, no macro, nothing that is fetched.
 * @returns Content by path within the archive.
 */
export function docxParts({ title, language, blocks, footnotes }: Outline): Readonly<Record<string, string>> {
  const marked = new Set<number>();
  const body = [paragraph('Title', run(title)), ...blocks.map((block) => blockXml(block, marked))].join('');
  return {
    '[Content_Types].xml': `${HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${OVERRIDES}</Types>`,
    '_rels/.rels': relationships([[`${OFFICE}/officeDocument`, 'word/document.xml'], ['http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties', 'docProps/core.xml']]),
    'word/_rels/document.xml.rels': relationships([[`${OFFICE}/styles`, 'styles.xml'], [`${OFFICE}/footnotes`, 'footnotes.xml']]),
    'word/document.xml': `${HEAD}<w:document ${WORD}><w:body>${body}<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1440" w:right="1440" w:bottom="1440" w:left="1440" w:header="720" w:footer="720" w:gutter="0"/></w:sectPr></w:body></w:document>`,
    'word/footnotes.xml': `${HEAD}<w:footnotes ${WORD}>${SEPARATORS}${footnotes.map(footnoteXml).join('')}</w:footnotes>`,
    'word/styles.xml': `${HEAD}<w:styles ${WORD}><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Calibri" w:hAnsi="Calibri" w:eastAsia="Malgun Gothic" w:cs="Calibri"/><w:sz w:val="22"/><w:lang w:val="${language === 'ko' ? 'ko-KR' : 'en-GB'}" w:eastAsia="ko-KR"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:after="120" w:line="276" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>${STYLES}</w:styles>`,
    'docProps/core.xml': `${HEAD}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>${xml(title)}</dc:title></cp:coreProperties>`,
  };
}

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const OVERRIDES = [
  ['/word/document.xml', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml'],
  ['/word/styles.xml', 'application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml'],
  ['/word/footnotes.xml', 'application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml'],
  ['/docProps/core.xml', 'application/vnd.openxmlformats-package.core-properties+xml'],
].map(([part, type]) => `<Override PartName="${part}" ContentType="${type}"/>`).join('');

/** The lines between text and footnotes, which Word asks for. */
const SEPARATORS = '<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote><w:footnote w:type="continuationSeparator" w:id="0"><w:p><w:r><w:continuationSeparator/></w:r></w:p></w:footnote>';

const STYLES = [
  style('Normal', 'Normal', '', ''),
  style('Title', 'Title', '<w:spacing w:after="240"/>', '<w:b/><w:sz w:val="36"/>'),
  style('Heading1', 'heading 1', '<w:keepNext/><w:spacing w:before="320"/><w:outlineLvl w:val="0"/>', '<w:b/><w:sz w:val="26"/>'),
  style('Item', 'Item', '<w:ind w:left="425" w:hanging="283"/>', ''),
  style('Remark', 'Remark', '', '<w:i/><w:color w:val="55606C"/>'),
  style('FootnoteText', 'footnote text', '<w:spacing w:after="0" w:line="240" w:lineRule="auto"/>', '<w:sz w:val="18"/>'),
].join('');

const STYLE_OF: Record<Block['kind'], string> = { heading: 'Heading1', text: 'Normal', item: 'Item', remark: 'Remark' };

function style(id: string, name: string, paragraphProperties: string, runProperties: string): string {
  return `<w:style w:type="paragraph"${id === 'Normal' ? ' w:default="1"' : ''} w:styleId="${id}"><w:name w:val="${name}"/>${id === 'Normal' ? '' : '<w:basedOn w:val="Normal"/>'}<w:pPr>${paragraphProperties}</w:pPr><w:rPr>${runProperties}</w:rPr></w:style>`;
}

/** @param marked - Footnotes that have their mark: Word numbers marks in order, so that a second one of the same note is plain text. */
function blockXml({ kind, runs }: Block, marked: Set<number>): string {
  const content = runs.map((each) => runXml(each, marked)).join('');
  return paragraph(STYLE_OF[kind], kind === 'item' ? run('•  ') + content : content);
}

function runXml(each: Run, marked: Set<number>): string {
  if ('text' in each) return run(each.text);
  if (marked.has(each.note)) return run(String(each.note), RAISED);
  marked.add(each.note);
  return `<w:r><w:rPr>${RAISED}</w:rPr><w:footnoteReference w:id="${each.note}"/></w:r>`;
}

const RAISED = '<w:vertAlign w:val="superscript"/>';

function footnoteXml(lines: readonly string[], index: number): string {
  const mark = `<w:r><w:rPr>${RAISED}</w:rPr><w:footnoteRef/></w:r>${run(' ')}`;
  return `<w:footnote w:id="${index + 1}">${lines.map((line, at) => paragraph('FootnoteText', (at === 0 ? mark : '') + run(line))).join('')}</w:footnote>`;
}

function paragraph(styleId: string, runs: string): string {
  return `<w:p><w:pPr><w:pStyle w:val="${styleId}"/></w:pPr>${runs}</w:p>`;
}

function run(text: string, properties = ''): string {
  return `<w:r>${properties === '' ? '' : `<w:rPr>${properties}</w:rPr>`}<w:t xml:space="preserve">${xml(text)}</w:t></w:r>`;
}

function relationships(targets: readonly (readonly [string, string])[]): string {
  const entries = targets.map(([type, target], index) => `<Relationship Id="rId${index + 1}" Type="${type}" Target="${target}"/>`);
  return `${HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${entries.join('')}</Relationships>`;
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&apos;' };

function xml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ENTITIES[character]!);
}
