import type { ConnectionConfig } from '../connection/connection-config.ts';
import { HttpSender } from '../export/http-sender.ts';
import { createRestClient } from '../rest/rest-client.ts';
import type { Assessment } from './assessment.ts';
import { type FeedbackOptions, toFeedback, writeAssessment } from './assessment-calls.ts';

export interface FeedbackClientConfig extends Pick<ConnectionConfig, 'headers' | 'fetch'> {
  /** The server, or a path of the page's own origin that leads to it. */
  readonly trackingUri: string;
  /** A short-lived token that may write feedback and nothing else. */
  readonly token?: string | undefined;
  /** Who gives the feedback. */
  readonly user?: string | undefined;
}

/** Feedback from a browser. */
export interface FeedbackClient {
  /** The source is a human, the configured user, unless another one is given. Throws `ServerError`. */
  logFeedback(options: FeedbackOptions): Promise<Assessment>;
}

/** The part of the SDK that belongs into a web page: thumbs up, thumbs down, and why. */
export function createFeedbackClient(config: FeedbackClientConfig): FeedbackClient {
  const headers = {
    ...config.headers,
    ...(config.token === undefined ? {} : { authorization: `Bearer ${config.token}` }),
  };
  const sender = new HttpSender({
    headers: () => headers,
    timeoutMs: 30_000,
    fetch: config.fetch ?? globalThis.fetch.bind(globalThis),
    gzip: false,
  });
  const rest = createRestClient(config.trackingUri, sender);
  const source = { sourceType: 'HUMAN', sourceId: config.user ?? 'default' };
  return {
    logFeedback: async (options) => writeAssessment(rest, toFeedback({ source, ...options })),
  };
}
