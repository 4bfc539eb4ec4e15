/** What is worth keeping of anything that can be thrown. */
export interface ErrorDescription {
  readonly name: string;
  readonly message: string;
  readonly stack?: string;
}

/** Reads a thrown value, whatever it is. Never throws. */
export function describeError(error: unknown): ErrorDescription {
  try {
    if (typeof error === 'object' && error !== null) {
      const { name, message, stack } = error as Partial<Record<'name' | 'message' | 'stack', unknown>>;
      return {
        name: typeof name === 'string' && name !== '' ? name : 'Error',
        message: typeof message === 'string' ? message : Object.prototype.toString.call(error),
        ...(typeof stack === 'string' ? { stack } : {}),
      };
    }
    return { name: typeof error, message: String(error) };
  } catch {
    return { name: 'Error', message: '(unreadable error)' };
  }
}
