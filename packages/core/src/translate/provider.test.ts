import { describe, expect, it } from 'vitest';

import { inferProvider, toProvider } from './provider.ts';

describe('toProvider', () => {
  it.each([
    ['openai.responses', 'openai'],
    ['Anthropic', 'anthropic'],
    ['google.generative-ai', 'gcp.gemini'],
    ['google.vertex.chat', 'gcp.vertex_ai'],
    ['vertex.anthropic.messages', 'gcp.vertex_ai'],
    ['azure-openai.chat', 'azure.ai.openai'],
    ['amazon-bedrock', 'aws.bedrock'],
    ['xai.chat', 'x_ai'],
    ['mistral.chat', 'mistral_ai'],
    ['gcp.gen_ai', 'gcp.gen_ai'],
    ['openrouter.chat', 'openrouter'],
    ['ollama', 'ollama'],
    ['langchain', undefined],
    ['microsoft.agent_framework.x', undefined],
    ['', undefined],
    ['__proto__', '__proto__'],
  ])('reads %j as %j', (wire, expected) => {
    expect(toProvider(wire)).toBe(expected);
  });
});

describe('inferProvider', () => {
  it.each([
    ['gpt-4o-mini', 'openai'],
    ['o3', 'openai'],
    ['o3-mini', 'openai'],
    ['claude-sonnet-4-5', 'anthropic'],
    ['us.anthropic.claude-3-5-sonnet-20241022-v2:0', 'aws.bedrock'],
    ['claude-sonnet-4@20250514', 'gcp.vertex_ai'],
    ['models/gemini-2.5-flash', 'gcp.gemini'],
    ['llama-3.1-70b', undefined],
    ['o3000', undefined],
    ['my-gpt-4', undefined],
  ])('concludes from %j %j', (model, expected) => {
    expect(inferProvider(model)).toBe(expected);
  });
});
