import type { Attributes } from '../stage/demo-trace.ts';

/** What the agent does before it answers. */
export type SupportStep =
  | {
      readonly kind: 'tool';
      readonly name: string;
      readonly input: Attributes;
      readonly output: Attributes;
      readonly takesMs: number;
    }
  | { readonly kind: 'retrieve'; readonly query: string; readonly documents: readonly SupportArticle[] }
  | { readonly kind: 'delegate'; readonly agent: string; readonly task: string; readonly answer: string };

export interface SupportArticle {
  readonly id: string;
  readonly score: number;
  readonly content: string;
}

export interface SupportTurn {
  readonly user: string;
  readonly steps: readonly SupportStep[];
  readonly answer: string;
}

export interface SupportSession {
  readonly userId: string;
  readonly turns: readonly SupportTurn[];
}

export const SUPPORT_INSTRUCTIONS = `You are the support agent of Fernweh Outdoor, a shop for tents, backpacks and boots.
Look things up before you answer: orders with getOrder, stock with checkStock, rules with the knowledge base.
Refunds up to 150 EUR may be made with createRefund; above that, hand over to the billing agent.
Be brief and kind, name the order you speak about, and never promise a date that a tool has not given you.`;

const RETURNS: SupportArticle = {
  id: 'kb-returns-2026',
  score: 0.91,
  content:
    'Unused goods can be returned within 60 days. The label is free inside the EU. Refunds take 3 to 5 working days.',
};
const WARRANTY: SupportArticle = {
  id: 'kb-warranty-tents',
  score: 0.88,
  content:
    'Tent poles and zips carry a five-year warranty. Send photos of the damage; a replacement ships the next day.',
};
const WASHING: SupportArticle = {
  id: 'kb-care-down',
  score: 0.83,
  content:
    'Down sleeping bags: front loader, 30 °C, down detergent, tumble dry low with three tennis balls until no clumps.',
};
const SIZES: SupportArticle = {
  id: 'kb-boot-sizing',
  score: 0.79,
  content:
    'Boots run half a size small. For descents leave a thumb of room; try them in the evening with hiking socks.',
};

export const SUPPORT_SESSIONS: readonly SupportSession[] = [
  {
    userId: 'mira.k',
    turns: [
      {
        user: 'Hi, where is my order FW-20418? It was supposed to arrive yesterday.',
        steps: [
          {
            kind: 'tool',
            name: 'getOrder',
            input: { orderId: 'FW-20418' },
            output: {
              orderId: 'FW-20418',
              status: 'in_transit',
              carrier: 'DHL',
              eta: '2 days',
              items: ['Trekking tent Lofoten 2P'],
            },
            takesMs: 140,
          },
          {
            kind: 'tool',
            name: 'trackParcel',
            input: { carrier: 'DHL', tracking: '00340434292135100186' },
            output: { lastScan: 'Leipzig hub', delayed: true, reason: 'weather' },
            takesMs: 620,
          },
        ],
        answer:
          'Your tent (order FW-20418) is at the DHL hub in Leipzig. Snow has delayed it; DHL now expects to deliver in two days. I am sorry about the wait!',
      },
      {
        user: 'Hmm. I leave on Friday, can I cancel and buy one in your Berlin store instead?',
        steps: [
          {
            kind: 'tool',
            name: 'checkStock',
            input: { sku: 'TENT-LOFOTEN-2P', store: 'berlin-mitte' },
            output: { inStock: 3, reservedUntil: 'tomorrow 20:00' },
            takesMs: 95,
          },
          { kind: 'retrieve', query: 'cancel order already shipped', documents: [RETURNS, SIZES] },
        ],
        answer:
          'Yes. Three are in stock in Berlin-Mitte and I have reserved one for you until tomorrow, 20:00. Refuse the parcel or send it back within 60 days with the free label, and we refund FW-20418.',
      },
      {
        user: 'Perfect, thank you 🙏',
        steps: [],
        answer: 'You are welcome! Have a great trip, and may the weather be kinder to you than to your parcel. ⛺️',
      },
    ],
  },
  {
    userId: 'jonas.b',
    turns: [
      {
        user: 'The zip of my tent broke after two nights. What now?',
        steps: [{ kind: 'retrieve', query: 'tent zip broken warranty', documents: [WARRANTY, RETURNS] }],
        answer:
          'That should not happen, and the five-year warranty covers it. Please send two photos of the zip and your order number, and a replacement leaves the next day.',
      },
      {
        user: 'Order FW-19377, photos attached. I would rather have my money back, it was 389 €.',
        steps: [
          {
            kind: 'tool',
            name: 'getOrder',
            input: { orderId: 'FW-19377' },
            output: { orderId: 'FW-19377', status: 'delivered', totalEur: 389, deliveredDaysAgo: 12 },
            takesMs: 130,
          },
          {
            kind: 'delegate',
            agent: 'billing',
            task: 'Refund 389 EUR for FW-19377, zip defect, delivered 12 days ago. Allowed?',
            answer: 'Approved: defect within 60 days. Refund R-5521 over 389 EUR created, 3 to 5 working days.',
          },
        ],
        answer:
          'Done: our billing team approved it. You get 389 € for FW-19377 back within 3 to 5 working days (refund R-5521). You need not return the tent.',
      },
    ],
  },
  {
    userId: 'sato.h',
    turns: [
      {
        user: 'ダウンの寝袋を自宅で洗えますか？',
        steps: [{ kind: 'retrieve', query: 'wash down sleeping bag at home', documents: [WASHING] }],
        answer:
          'はい、洗えます。ドラム式洗濯機で30℃、ダウン専用洗剤を使い、低温の乾燥機でテニスボールを3個入れて、かたまりがなくなるまで乾かしてください。',
      },
      {
        user: '洗剤はそちらで買えますか？日本への送料も教えてください。',
        steps: [
          {
            kind: 'tool',
            name: 'checkStock',
            input: { sku: 'CARE-DOWN-300', store: 'online' },
            output: { inStock: 212, priceEur: 11.9 },
            takesMs: 88,
          },
          {
            kind: 'tool',
            name: 'quoteShipping',
            input: { sku: 'CARE-DOWN-300', country: 'JP' },
            output: { priceEur: 14.5, days: '6-9' },
            takesMs: 310,
          },
        ],
        answer: '在庫は212本あります。価格は11.90ユーロ、日本への送料は14.50ユーロ、到着まで6〜9日です。',
      },
      {
        user: 'では2本お願いします。',
        steps: [
          {
            kind: 'tool',
            name: 'createCart',
            input: { items: [{ sku: 'CARE-DOWN-300', quantity: 2 }], country: 'JP' },
            output: { cartUrl: 'https://shop.example/cart/8f2c', totalEur: 38.3 },
            takesMs: 205,
          },
        ],
        answer: 'カートをご用意しました（合計38.30ユーロ）：https://shop.example/cart/8f2c ありがとうございます！🏔️',
      },
    ],
  },
  {
    userId: 'amelie.d',
    turns: [
      {
        user: 'Which boots for the Tour du Mont Blanc? I wear 39 in sneakers.',
        steps: [
          { kind: 'retrieve', query: 'boot sizing alpine trek', documents: [SIZES, RETURNS] },
          {
            kind: 'tool',
            name: 'searchProducts',
            input: { category: 'boots', use: 'multi-day alpine', size: 40 },
            output: { results: ['Ortler GTX (229 EUR, 40 in stock)', 'Karwendel Mid (189 EUR, 6 in stock)'], total: 2 },
            takesMs: 240,
          },
        ],
        answer:
          'For eleven days with 10,000 m of descent I would take the Ortler GTX in size 40: our boots run half a size small and your toes need a thumb of room. The Karwendel Mid is lighter if your pack stays under 10 kg.',
      },
      {
        user: 'Ortler it is. Can they be here before the 3rd?',
        steps: [
          {
            kind: 'tool',
            name: 'quoteShipping',
            input: { sku: 'BOOT-ORTLER-40', country: 'FR' },
            output: { priceEur: 0, days: '2-3' },
            takesMs: 290,
          },
        ],
        answer:
          'Yes: delivery to France takes 2 to 3 days and is free from 100 €. Ordered today, they arrive well before the 3rd.',
      },
      {
        user: 'And if they do not fit, can I wear them at home for an evening and still return them?',
        steps: [{ kind: 'retrieve', query: 'return boots worn indoors', documents: [RETURNS, SIZES] }],
        answer:
          'Of course. Wear them indoors for an evening, ideally with hiking socks. As long as the soles are clean you have 60 days and the label is free.',
      },
    ],
  },
];
