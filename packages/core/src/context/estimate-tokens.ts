import type { Message, MessagePart, ToolDefinition } from '../message.ts';

/** Rules of thumb of the providers' own documentation: four characters of English a token, other scripts fewer. */
const ASCII_CHARS_PER_TOKEN = 4;
const OTHER_CHARS_PER_TOKEN = 1.5;
/** Role and separators. */
const TOKENS_PER_MESSAGE = 4;
/** A picture of about a megapixel; what a recording or document takes cannot be told from here. */
const TOKENS_PER_MEDIA = 1000;

const FIRST_OTHER_CHAR = 0x80;

/** About how many tokens a text is. Nobody but the provider knows: good for shares, not for bills. */
function estimateTextTokens(text: string): number {
  let others = 0;
  for (let index = 0; index < text.length; index += 1) {
    if (text.charCodeAt(index) >= FIRST_OTHER_CHAR) others += 1;
  }
  return (text.length - others) / ASCII_CHARS_PER_TOKEN + others / OTHER_CHARS_PER_TOKEN;
}

/** About how many tokens a message of a prompt is. */
export function estimateMessageTokens({ parts }: Pick<Message, 'parts'>): number {
  return parts.reduce((sum, part) => sum + estimatePartTokens(part), TOKENS_PER_MESSAGE);
}

/** About how many tokens the definition of a tool is. */
export function estimateToolTokens(tool: ToolDefinition): number {
  return estimateTextTokens(JSON.stringify(tool));
}

/** About how many tokens a part of a message is. */
function estimatePartTokens(part: MessagePart): number {
  switch (part.type) {
    case 'text':
    case 'refusal':
      return estimateTextTokens(part.text);
    case 'reasoning':
      return estimateTextTokens(part.text ?? '');
    case 'tool_call':
      return estimateTextTokens(part.name) + estimateJsonTokens(part.arguments);
    case 'tool_result':
      return estimateJsonTokens(part.result);
    case 'image':
    case 'audio':
    case 'video':
    case 'document':
    case 'file':
      return TOKENS_PER_MEDIA;
    case 'unknown':
      return estimateJsonTokens(part.raw);
  }
}

function estimateJsonTokens(value: unknown): number {
  return estimateTextTokens(typeof value === 'string' ? value : JSON.stringify(value));
}
