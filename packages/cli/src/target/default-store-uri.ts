/** Where the data is when nobody says otherwise: a file in the current folder. */
export const DEFAULT_STORE_URI = 'sqlite:///gander.db';
