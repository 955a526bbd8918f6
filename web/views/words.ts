import { createContext, use } from 'react';
import { WORDS, type Words } from '../text.ts';

/** The page's words in the chosen language. */
export const WordsContext = createContext<Words>(WORDS.en);

/** The words of the nearest {@link WordsContext}. */
export function useWords(): Words {
  return use(WordsContext);
}
