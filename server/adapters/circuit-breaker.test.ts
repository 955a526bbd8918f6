import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { circuitBreaker } from './circuit-breaker.ts';

/** A breaker that opens after 3 failures for 100 ms, up to 400, and a clock to move. */
function start() {
  let time = 1_000;
  const breaker = circuitBreaker({ failures: 3, pauseMs: 100, longestPauseMs: 400, now: () => time });
  const fail = (times: number) => {
    for (let n = 0; n < times; n += 1) {
      expect(breaker.enter()).toBe(true);
      breaker.failed();
    }
  };
  return { breaker, fail, pass: (milliseconds: number) => void (time += milliseconds) };
}

test('some failures are forgiven by a success', () => {
  const { breaker, fail } = start();
  fail(2);
  breaker.succeeded();
  fail(2);
  expect(breaker.state).toBe('closed');
});

test('failures in a row open it, for a while', () => {
  const { breaker, fail, pass } = start();
  fail(3);
  expect(breaker.state).toBe('open');
  expect(breaker.enter()).toBe(false);
  expect(breaker.pauseMs()).toBe(100);
  pass(99);
  expect(breaker.enter()).toBe(false);
  pass(1);
  expect(breaker.state).toBe('half-open');
});

test('then one request at a time may try', () => {
  const { breaker, fail, pass } = start();
  fail(3);
  pass(100);
  expect([breaker.enter(), breaker.enter()]).toEqual([true, false]);
  breaker.left();
  expect([breaker.enter(), breaker.enter()]).toEqual([true, false]);
  breaker.succeeded();
  expect(breaker.state).toBe('closed');
  expect([breaker.enter(), breaker.enter()]).toEqual([true, true]);
});

test('each failed probe doubles the pause, up to the longest; a success resets it', () => {
  const { breaker, fail, pass } = start();
  fail(3);
  for (const pause of [200, 400, 400]) {
    pass(breaker.pauseMs());
    fail(1);
    expect(breaker.pauseMs()).toBe(pause);
  }
  pass(400);
  expect(breaker.enter()).toBe(true);
  breaker.succeeded();
  fail(3);
  expect(breaker.pauseMs()).toBe(100);
});

test('failures of requests from before it opened do not prolong the pause', () => {
  const { breaker, fail } = start();
  fail(3);
  breaker.failed();
  expect(breaker.pauseMs()).toBe(100);
});

test('whatever happens: never more than one probe, and after enough time and one success it is closed', () => {
  fc.assert(
    fc.property(fc.array(fc.oneof(fc.constantFrom('enter', 'succeeded', 'failed', 'left'), fc.integer({ min: 0, max: 500 })), { maxLength: 60 }), (steps) => {
      const { breaker, pass } = start();
      let underWay = 0;
      let secondProbes = 0;
      for (const step of steps) {
        const open = breaker.state !== 'closed';
        if (typeof step === 'number') pass(step);
        else if (step === 'enter') {
          const entered = breaker.enter();
          secondProbes += open && entered && breaker.enter() ? 1 : 0;
          underWay += entered ? 1 : 0;
        } else if (underWay > 0) {
          breaker[step]();
          underWay -= 1;
        }
        expect(breaker.pauseMs()).toBeLessThanOrEqual(400);
        expect(breaker.pauseMs()).toBeGreaterThanOrEqual(0);
      }
      expect(secondProbes).toBe(0);
      breaker.left();
      pass(400);
      expect(breaker.enter()).toBe(true);
      breaker.succeeded();
      expect(breaker.state).toBe('closed');
    }),
  );
});
