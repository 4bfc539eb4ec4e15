import { z } from 'zod';

import type { GanderRoute } from '../gander-route.ts';
import { newPrice, price } from '../price-schemas.ts';

/** Prices that people entered. */
export const priceRoutes = {
  listPrices: {
    method: 'GET',
    path: '/prices',
    summary: "Prices that people entered, which win over the price list's",
    query: z.object({}),
    response: z.object({ items: z.array(price) }),
  },
  createPrice: {
    method: 'POST',
    path: '/prices',
    summary: 'Enter a price; costs that are stored already change with the next re-indexing',
    query: z.object({}),
    body: newPrice,
    response: price,
  },
  deletePrice: {
    method: 'DELETE',
    path: '/prices/{priceId}',
    summary: 'Take a price back',
    query: z.object({}),
    response: z.object({}),
  },
} as const satisfies Record<string, GanderRoute>;
