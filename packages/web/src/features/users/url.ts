import { type ActivityUrl, parseActivityUrl } from '../activity/url.ts';

/** What the URL of a user says: who, and which of the sessions. */
export interface UserUrl extends ActivityUrl {
  readonly id: string;
}

export function parseUserUrl(search: Record<string, unknown>): UserUrl {
  const { id } = search;
  return { ...parseActivityUrl(search), id: typeof id === 'string' ? id : '' };
}
