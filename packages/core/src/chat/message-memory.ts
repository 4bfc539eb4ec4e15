import type { Message } from '../message.ts';

/**
 * Which messages of a conversation were shown. Every call sends the whole history again; only what is new is a turn.
 * A message is known by its role and its text, or by the ids of its tool calls: reasoning, finish reasons and the
 * spelling of arguments often differ between an answer and the history that quotes it.
 */
export class MessageMemory {
  readonly #shown = new Map<string, number>();

  /** To be called before the messages of one call; a history that holds a text twice shows it twice. */
  startHistory(): (message: Message) => boolean {
    const left = new Map(this.#shown);
    return (message) => {
      const key = toKey(message);
      const count = left.get(key) ?? 0;
      if (count === 0) return false;
      left.set(key, count - 1);
      return true;
    };
  }

  add(message: Message): void {
    const key = toKey(message);
    this.#shown.set(key, (this.#shown.get(key) ?? 0) + 1);
  }
}

function toKey({ role, parts }: Message): string {
  const texts: string[] = [];
  const calls: string[] = [];
  const others: string[] = [];
  for (const part of parts) {
    if (part.type === 'text' || part.type === 'refusal') texts.push(part.text.trim());
    else if (part.type === 'tool_call') calls.push(part.id ?? part.name);
    else if (part.type === 'tool_result') calls.push(`result ${part.id ?? part.name ?? ''}`);
    else if (part.type !== 'reasoning') others.push(part.type);
  }
  const voice = role === 'developer' ? 'system' : role;
  return JSON.stringify([voice, texts.join('\n').trim(), calls, others]);
}
