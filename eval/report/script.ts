/** The report's only script: it chooses the language of the reader and filters the cases. Without it everything is shown, in English. */
export const SCRIPT = `
'use strict';
if (/^ko\\b/i.test(navigator.language)) document.getElementById('language-ko').checked = true;
const page = document.documentElement;
const speak = () => { page.lang = document.getElementById('language-ko').checked ? 'ko' : 'en'; };
for (const choice of document.querySelectorAll('input[name=language]')) choice.addEventListener('change', speak);
speak();
const rows = [...document.querySelectorAll('.cases tbody tr')];
const text = document.getElementById('filter-text');
const failure = document.getElementById('filter-failure');
const tag = document.getElementById('filter-tag');
const words = rows.map((row) => row.textContent.normalize('NFKC').toLowerCase());
const filter = () => {
  const sought = text.value.normalize('NFKC').toLowerCase().split(/\\s+/).filter(Boolean);
  let shown = 0;
  rows.forEach((row, index) => {
    const fits = sought.every((word) => words[index].includes(word)) && (failure.value === '' || row.dataset.failure === failure.value) && (tag.value === '' || row.dataset.tags.split('\\n').includes(tag.value));
    row.hidden = !fits;
    if (fits) shown += 1;
  });
  document.getElementById('shown').textContent = shown + ' / ' + rows.length;
};
for (const control of [text, failure, tag]) if (control) control.addEventListener('input', filter);
if (text) filter();
addEventListener('beforeprint', () => { for (const details of document.querySelectorAll('.cases tr:not([hidden]) details')) details.open = true; });
`;
