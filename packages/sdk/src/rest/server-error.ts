/** A request that a server refused. */
export class ServerError extends Error {
  /** HTTP status. */
  readonly status: number;
  /** The server's own code, e.g. `RESOURCE_DOES_NOT_EXIST`; `''` when it gave none. */
  readonly errorCode: string;

  constructor(details: { readonly status: number; readonly errorCode: string; readonly message: string }) {
    super(details.message);
    this.name = 'ServerError';
    this.status = details.status;
    this.errorCode = details.errorCode;
  }
}

/** Reads a refusal: MLflow's `{error_code, message}`, Gander's `{error: {code, message}}`, FastAPI's `{detail}`, or text. */
export function toServerError(response: { readonly status: number; readonly text: string }, what: string): ServerError {
  const { status, text } = response;
  const body = parseObject(text);
  const inner = (body['error'] ?? body) as Readonly<Record<string, unknown>>;
  const message = textOf(inner['message']) ?? textOf(body['detail']) ?? text.slice(0, 300);
  return new ServerError({
    status,
    errorCode: textOf(inner['error_code']) ?? textOf(inner['code']) ?? '',
    message: `${what} was refused with ${status}${message === '' ? '' : `: ${message}`}`,
  });
}

/** Whether something was refused because it is not there. */
export function isNotFound(error: unknown): boolean {
  return error instanceof ServerError && (error.status === 404 || error.errorCode === 'RESOURCE_DOES_NOT_EXIST');
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

function parseObject(text: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : {};
  } catch {
    return {};
  }
}
