import { english } from './text/english.ts';
import { korean } from './text/korean.ts';

/** Languages the page speaks. The articles' own words are never translated. */
export type Language = 'en' | 'ko';

/** Every word of the page's own, in one language. */
export type Words = typeof english;

export const WORDS: Record<Language, Words> = { en: english, ko: korean };

const KEY = 'parapet.language';

/** The language chosen earlier, else the browser's, else English. */
export function preferredLanguage(): Language {
  const stored = read();
  if (stored === 'en' || stored === 'ko') return stored;
  return navigator.languages.find((tag) => /^(en|ko)\b/i.test(tag))?.toLowerCase().startsWith('ko') ? 'ko' : 'en';
}

/** Keeps the choice for the next visit, where the browser allows that. */
export function rememberLanguage(language: Language): void {
  try {
    localStorage.setItem(KEY, language);
  } catch (error) {
    // Storage may be switched off by policy; the choice then lasts as long as the page.
    console.info('The language choice could not be stored.', error);
  }
}

/** BCP 47 tag for text of unknown language, so that fonts, line breaks and screen readers suit it; undefined when unsure. */
export function languageOf(text: string | null): 'ko' | undefined {
  return text !== null && /[\uAC00-\uD7A3]/.test(text) ? 'ko' : undefined;
}

function read(): string | null {
  try {
    return localStorage.getItem(KEY);
  } catch {
    return null;
  }
}
