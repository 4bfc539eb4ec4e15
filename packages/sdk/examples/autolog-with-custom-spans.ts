/**
 * An agent made of spans of one's own and of what autolog records below them: a plan by one provider, a retrieval, an
 * answer by another.
 */
import Anthropic from '@anthropic-ai/sdk';
import { autolog, init, SpanType, trace, updateCurrentTrace, withSpan } from '@gander/sdk';
import OpenAI from 'openai';

const sdk = init({ serviceName: 'travel-agent' });
await autolog('openai', 'anthropic');

const openai = new OpenAI();
const anthropic = new Anthropic();

const search = trace(
  async (query: string) => {
    await openai.embeddings.create({ model: 'text-embedding-3-small', input: query });
    return [{ page_content: 'Rome is warm in May.', metadata: { source: 'guide.pdf' } }];
  },
  { name: 'search_guides', spanType: SpanType.RETRIEVER },
);

const advise = trace(
  async (question: string) => {
    updateCurrentTrace({ sessionId: 'trip-1', user: 'ann' });
    const plan = await withSpan({ name: 'plan', spanType: SpanType.CHAIN }, async () => {
      const { output_text: text } = await openai.responses.create({ model: 'gpt-5', input: `Plan: ${question}` });
      return text;
    });
    const documents = await search(plan);
    const message = await anthropic.messages.create({
      model: 'claude-sonnet-5',
      max_tokens: 500,
      system: `Answer from: ${JSON.stringify(documents)}`,
      messages: [{ role: 'user', content: question }],
    });
    return message.content.map((block) => (block.type === 'text' ? block.text : '')).join('');
  },
  { name: 'advise', spanType: SpanType.AGENT },
);

console.log(await advise('When should I go to Rome?'));
await sdk.shutdown();
