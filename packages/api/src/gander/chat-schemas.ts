import { z } from 'zod';

import { json, message, messagePart } from './message-schemas.ts';

const chatMessage = z.object({
  kind: z.literal('message'),
  spanId: z.string(),
  role: message.shape.role,
  name: z.string().optional(),
  parts: z.array(messagePart),
  finishReason: z.string().optional(),
  isCut: z.boolean().optional(),
});

const chatToolFields = z.object({
  kind: z.literal('tool'),
  spanId: z.string(),
  name: z.string(),
  callId: z.string().optional(),
  arguments: json.optional(),
  result: json.optional(),
  isError: z.boolean().optional(),
  isCut: z.boolean().optional(),
});

const chatAgentFields = z.object({ kind: z.literal('agent'), spanId: z.string(), name: z.string() });

/** What happened inside a tool or an agent. */
interface Inside {
  readonly items: readonly ChatItemBody[];
}

export type ChatItemBody =
  | z.output<typeof chatMessage>
  | (z.output<typeof chatToolFields> & Inside)
  | (z.output<typeof chatAgentFields> & Inside);

const turnsInside = () => ({
  items: z.array(z.lazy((): z.ZodType<ChatItemBody, ChatItemBody> => chatItem)).readonly(),
});

/** A turn of a trace's conversation; tools and agents hold the turns that happened inside them. */
export const chatItem: z.ZodType<ChatItemBody, ChatItemBody> = z.discriminatedUnion('kind', [
  chatMessage,
  chatToolFields.extend(turnsInside()),
  chatAgentFields.extend(turnsInside()),
]);
