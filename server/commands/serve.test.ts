import { expect, test } from 'vitest';
import { exposure } from './serve.ts';

test.each(['127.0.0.1', '127.8.0.1', 'localhost', '::1', '[::1]'])('%s is reached by this machine alone', (host) => {
  expect(exposure(host)).toBeUndefined();
});

test.each(['0.0.0.0', '::', '192.168.0.7', 'news.example.org', '127.0.0.1.example.org', 'localhost.example.org'])('%s is warned of', (host) => {
  expect(exposure(host)).toMatch(/^Warning: .*read and delete all conversations/);
});
