import { createContext, use } from 'react';
import { WORDS, type Language, type Words } from '../text.ts';

/** The page's words in the chosen language. */
export const WordsContext = createContext<Words>(WORDS.en);

/** The words of the nearest {@link WordsContext}. */
export function useWords(): Words {
  return use(WordsContext);
}

/** The language of the nearest {@link WordsContext}, for words that the server brings in both. */
export function useLanguage(): Language {
  return use(WordsContext) === WORDS.ko ? 'ko' : 'en';
}
