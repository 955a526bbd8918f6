import { expect, test } from 'vitest';
import { readConfig } from '../config.ts';
import { networkUse } from './doctor.ts';

test('by default it connects to nothing', () => {
  expect(networkUse(readConfig({}, {}))).toBe('Network: listens on 127.0.0.1:8080 while serving. It connects to nothing: no download, no telemetry, no model server.');
});

test('configured endpoints are all there is', () => {
  const config = readConfig({}, { PARAPET_GENERATOR: 'openai', PARAPET_EMBEDDER: 'openai', OPENAI_BASE_URL: 'http://models.example/v1', OPENAI_API_KEY: 'sk-secret' });
  expect(networkUse(config)).toContain('nothing but http://models.example/v1 (writes answers) and http://models.example/v1 (embeds questions and passages).');
  expect(networkUse(config)).not.toContain('sk-secret');
});
