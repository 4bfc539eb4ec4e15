import { z } from 'zod';

/** Anything JSON can hold. */
export const json = z.json();

export const messagePart = z.discriminatedUnion('type', [
  z.object({ type: z.literal('text'), text: z.string() }),
  z.object({
    type: z.literal('reasoning'),
    text: z.string().optional(),
    signature: z.string().optional(),
    redacted: z.boolean().optional(),
  }),
  z.object({
    type: z.literal('tool_call'),
    id: z.string().optional(),
    name: z.string(),
    arguments: json,
    server: z.boolean().optional(),
  }),
  z.object({
    type: z.literal('tool_result'),
    id: z.string().optional(),
    name: z.string().optional(),
    result: json,
    isError: z.boolean().optional(),
    server: z.boolean().optional(),
  }),
  z.object({
    type: z.enum(['image', 'audio', 'video', 'document', 'file']),
    url: z.string().optional(),
    data: z.string().optional(),
    mediaType: z.string().optional(),
    fileId: z.string().optional(),
    transcript: z.string().optional(),
  }),
  z.object({ type: z.literal('refusal'), text: z.string() }),
  z.object({ type: z.literal('unknown'), raw: json }),
]);

export const message = z.object({
  role: z.enum(['system', 'developer', 'user', 'assistant', 'tool']),
  name: z.string().optional(),
  parts: z.array(messagePart),
  finishReason: z.string().optional(),
});

export const toolDefinition = z.object({
  type: z.string(),
  name: z.string().optional(),
  description: z.string().optional(),
  parameters: json.optional(),
});
