/** What a question is divided into; each part goes to a researcher of its own. */
export interface ResearchPart {
  readonly title: string;
  readonly searches: readonly [string, string, string];
  readonly finding: string;
}

export interface ResearchTopic {
  readonly question: string;
  readonly parts: readonly ResearchPart[];
  readonly report: string;
}

export const RESEARCH_TOPICS: readonly ResearchTopic[] = [
  {
    question: 'Should we replace the down in our sleeping bags by recycled synthetic filling?',
    parts: [
      {
        title: 'Warmth and weight',
        searches: [
          'warmth to weight down vs synthetic',
          'recycled polyester insulation loft after washing',
          'sleeping bag EN 13537 test results',
        ],
        finding:
          'At equal warmth synthetic bags weigh 30 to 50 % more and lose about a fifth of their loft after 20 washes.',
      },
      {
        title: 'Footprint',
        searches: [
          'life cycle assessment down insulation',
          'recycled PET insulation emissions per kg',
          'down by-product allocation method',
        ],
        finding:
          'Per kilogram recycled polyester emits less in production; per year of use the difference shrinks because down lasts two to three times longer.',
      },
      {
        title: 'Customers',
        searches: [
          'survey vegan outdoor equipment 2026',
          'sleeping bag returns wet weather',
          'price sensitivity sleeping bags Europe',
        ],
        finding:
          'A quarter of buyers under 30 look for animal-free bags; warmth in the wet is the second most named reason to choose synthetic.',
      },
      {
        title: 'Suppliers',
        searches: [
          'recycled insulation suppliers lead time',
          'down price index 2026',
          'bluesign certified synthetic insulation',
        ],
        finding: 'Two certified suppliers can deliver within 14 weeks; down prices rose by 11 % this year.',
      },
    ],
    report:
      'Keep down for the three expedition bags, where weight decides, and move the four bags above 0 °C to recycled synthetic filling. This covers 71 % of the units sold, costs 6 % less per bag, and answers the wish of younger buyers, while the bags that must be light stay light.',
  },
  {
    question: 'Which three cities should our next stores open in?',
    parts: [
      {
        title: 'Demand',
        searches: [
          'outdoor retail sales by city Europe',
          'hiking club members per 1000 inhabitants',
          'online orders by postcode',
        ],
        finding: 'Innsbruck, Grenoble and Ljubljana lead in orders per inhabitant; Milan leads in absolute numbers.',
      },
      {
        title: 'Competition',
        searches: ['outdoor shops Innsbruck centre', 'outdoor shops Grenoble centre', 'outdoor shops Ljubljana Milan'],
        finding: 'Innsbruck is crowded with nine specialised shops; Ljubljana has two, Grenoble four, Milan five.',
      },
      {
        title: 'Rent and staff',
        searches: [
          'retail rent per square metre 2026',
          'retail wages Slovenia France Italy Austria',
          'opening hours rules',
        ],
        finding:
          'Rent in Ljubljana is a third of that in Milan; Grenoble lies between, and Sunday opening is allowed in season.',
      },
      {
        title: 'Logistics',
        searches: ['parcel hub distance Alps cities', 'same day courier Ljubljana', 'rail freight Grenoble'],
        finding:
          'All four are within one night of the Munich warehouse; only Ljubljana needs a customs-free transit contract through Austria.',
      },
    ],
    report:
      'Open in Ljubljana first, then Grenoble, then Milan. Ljubljana combines high demand with two competitors and low rent; Grenoble is the best test of the French market; Milan is worth its rent for the absolute numbers. Leave Innsbruck to the nine shops that are there.',
  },
];
