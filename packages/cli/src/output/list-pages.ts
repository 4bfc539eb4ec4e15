/** One page of a listing of MLflow. */
export interface TokenPage<Item> {
  readonly items: readonly Item[];
  readonly nextPageToken: string | undefined;
}

/** Every item of every page. `read` gets the token of a page, `undefined` for the first. */
export async function* listPages<Item>(
  read: (pageToken: string | undefined) => Promise<TokenPage<Item>>,
): AsyncGenerator<Item> {
  let token: string | undefined;
  do {
    const page = await read(token);
    yield* page.items;
    token = page.nextPageToken === '' ? undefined : page.nextPageToken;
  } while (token !== undefined);
}
