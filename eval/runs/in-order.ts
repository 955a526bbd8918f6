/** How far the work may run ahead of the slowest item, in multiples of the concurrency: bounds what waits in memory. */
const AHEAD = 4;

/**
 * Works on up to `concurrency` items at a time and yields the results in the order of the items, whichever is ready first.
 * The first failure, in that order, is thrown; items not yet begun are then left.
 */
export async function* inOrder<Item, Result>(items: Iterable<Item>, concurrency: number, work: (item: Item) => Promise<Result>): AsyncGenerator<Result> {
  const source = items[Symbol.iterator]();
  const waiting: Promise<PromiseSettledResult<Result>>[] = [];
  let running = 0;
  let open = true;
  const fill = (): void => {
    while (running < concurrency && waiting.length < concurrency * AHEAD) {
      const next = source.next();
      if (next.done) return;
      running += 1;
      waiting.push(settled(work(next.value), () => {
        running -= 1;
        if (open) fill();
      }));
    }
  };
  try {
    for (fill(); waiting.length > 0; fill()) {
      const outcome = await waiting.shift()!;
      if (outcome.status === 'rejected') throw outcome.reason;
      yield outcome.value;
    }
  } finally {
    open = false;
  }
}

/** A promise that never rejects, so that a failure behind a slow item is no unhandled one. */
async function settled<Result>(promise: Promise<Result>, then: () => void): Promise<PromiseSettledResult<Result>> {
  const [outcome] = await Promise.allSettled([promise]);
  then();
  return outcome;
}
