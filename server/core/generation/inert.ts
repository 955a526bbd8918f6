/** Makes text from outside harmless inside a prompt: it can still be read, but it can neither close its frame nor give orders in the model's own language. */

/**
 * Evidence as one line of data. Special tokens of chat templates (`<|im_start|>`, `[INST]`, `[|user|]`, `<think>`) and switches
 * (`/no_think`) lose the characters that make them so, forged sentence ids their stop, and every space becomes the mark: a reader
 * of marked text knows at each word that it is data (datamarking, Hines et al. 2024, arXiv:2403.14720).
 */
export function marked(text: string, mark: string): string {
  return inert(text)
    .replaceAll(mark, '')
    .replaceAll(/\bP(\d{1,4})\.S(?=\d)/gi, 'P$1 S')
    .replaceAll(/^=+|=+$/g, '')
    .trim()
    .replaceAll(/\s+/g, mark);
}

/** As {@link marked}, for what the user asks: one line without special tokens, its spaces kept. */
export function inert(text: string): string {
  return text
    .replaceAll(/[\p{Cc}\p{Cf}]/gu, ' ')
    .replaceAll('<', '‹')
    .replaceAll('>', '›')
    .replaceAll('|', '¦')
    .replaceAll('[', '(')
    .replaceAll(']', ')')
    .replaceAll(/\/(?=(?:no_?)?think\b)/gi, '⁄')
    .replaceAll(/\s+/g, ' ')
    .trim();
}
