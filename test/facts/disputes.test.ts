import { describe, expect, it } from 'vitest';
import type { Analysis } from '../../src/facts/analysis.ts';
import { findDisputes } from '../../src/facts/disputes.ts';
import { data, read } from './reading.ts';

function disputes(...analyses: Analysis[]): string[] {
  return findDisputes(analyses, data).map(({ slot, kind, facts }) => `${slot} ${kind} ${facts.length}`);
}

const en = (id: string, text: string, day = '2025-03-10') => read(text, 'en', day, id);
const hi = (id: string, text: string, day = '2025-03-10') => read(text, 'hi', day, id);

describe('disputes', () => {
  it('sets two counts of the same soldiers against each other, across languages', () => {
    const one = en('a', 'Kenya says Chile deployed 2,000 soldiers in Peru.');
    const other = hi('b', 'मिस्र के अनुसार चिली ने पेरू में 5,000 सैनिक तैनात किए हैं।');
    expect(disputes(one, other)).toEqual(['troops_deployed conflict 2']);
  });

  it('sees no dispute where both counts can be true', () => {
    const one = en('a', 'Kenya says Chile deployed more than 2,000 soldiers in Peru.');
    const other = en('b', 'Egypt says Chile deployed 5,000 soldiers in Peru.');
    expect(disputes(one, other)).toEqual([]);
  });

  it('calls a newer count of the same claimant an update', () => {
    const one = en('a', 'Kenya says Chile deployed 2,000 soldiers in Peru.', '2025-03-01');
    const other = en('b', 'Kenya says Chile deployed 3,000 soldiers in Peru.', '2025-03-20');
    expect(disputes(one, other)).toEqual(['troops_deployed update 2']);
  });

  it('never sets killed against wounded, nor one war against another', () => {
    expect(disputes(en('a', 'Kenya says 40 Peruvian soldiers were killed and 90 wounded in Chile.'))).toEqual([]);
    const one = en('a', 'Kenya says Chile deployed 2,000 soldiers in Peru.');
    const other = en('b', 'Egypt says Ghana deployed 5,000 soldiers in Togo.');
    expect(disputes(one, other)).toEqual([]);
  });

  it('names another period as scope, not as conflict', () => {
    const one = en('a', 'Egypt delivered 500 drones to Chile in 2024.');
    const other = en('b', 'Egypt delivered 900 drones to Chile in 2023.');
    expect(disputes(one, other)).toEqual(['drones_supplied scope 2']);
  });

  it('sets a denial beside what it denies', () => {
    const one = en('a', 'Kenya says Egypt supplied 500 missiles to Chile. The army and the navy kept the war silent.');
    const other = en('b', 'Egypt denied any arms transfers to Chile. The army and the navy kept the war silent.');
    expect(disputes(one, other)).toEqual(['arms_transfer_status denial 2']);
  });

  it('keeps the counts of one article apart unless it gives them to two voices', () => {
    const own = en('a', 'Chile deployed 2,000 soldiers in Peru. Chile also deployed 500 soldiers in Peru last year.');
    expect(disputes(own)).toEqual([]);
    const two = en(
      'a',
      'Kenya says Chile deployed 2,000 soldiers in Peru. Egypt says Chile deployed 5,000 soldiers in Peru.',
    );
    expect(disputes(two)).toEqual(['troops_deployed conflict 2']);
  });

  it('drops a count that its own voice has replaced from the positions of a conflict', () => {
    const old = en('a', 'Kenya says Chile deployed 2,000 soldiers in Peru.', '2025-03-01');
    const newer = en('b', 'Kenya says Chile deployed 3,000 soldiers in Peru.', '2025-03-10');
    const rival = hi('c', 'मिस्र के अनुसार चिली ने पेरू में 9,000 सैनिक तैनात किए हैं।', '2025-03-12');
    expect(disputes(old, newer, rival)).toEqual(['troops_deployed conflict 2', 'troops_deployed update 2']);
  });

  it('tells one army from another, and one theatre from another', () => {
    const chile = en('a', 'Kenya says 40 Chilean soldiers were killed in Peru.');
    const peru = en('b', 'Egypt says 400 Peruvian soldiers were killed in fighting with Chile.');
    expect(disputes(chile, peru)).toEqual([]);
    const here = en('c', 'Kenya says Chile deployed 2,000 soldiers in Peru. Peru is calm.');
    const there = en('d', 'Egypt says Chile deployed 7,000 soldiers in Togo. Togo is calm.');
    expect(disputes(here, there)).toEqual([]);
  });

  it('shows counts of other months side by side, without calling them a conflict', () => {
    const march = en('a', 'Kenya says Chile deployed 2,000 soldiers in Peru.', '2025-03-01');
    const august = en('b', 'Egypt says Chile deployed 5,000 soldiers in Peru.', '2025-08-01');
    expect(disputes(march, august)).toEqual(['troops_deployed scope 2']);
  });

  it('takes an accusation for the claim that a denial answers, one dispute for each who denies', () => {
    const accused = hi('a', 'केन्या ने मिस्र पर चिली के विद्रोहियों को हथियार और गोला-बारूद भेजने का आरोप लगाया है।');
    const denied = en(
      'b',
      'Egypt denied any arms transfers to rebels in Chile, as Kenya had claimed. The army and the navy kept the war silent.',
    );
    expect(disputes(accused, denied)).toEqual(['arms_transfer_status denial 2']);
  });

  it('sets "there was no incursion" beside the intrusion', () => {
    const told = en('a', 'Two Chilean jets entered Peruvian airspace on Friday, the army of Peru said.');
    const denied = en(
      'b',
      '"There was no incursion and no border was violated," the defence ministry of Chile told Peru. Warships and troops stand by.',
    );
    expect(disputes(told, denied)).toEqual(['incursions denial 2']);
  });

  it('does not let anyone deny their own word, nor take a refusal for a deed', () => {
    const refused = en('a', 'Egypt refused to supply 500 missiles to Chile. The army and the war go on.');
    const denied = en('b', 'Egypt denied any arms transfers to Chile. The army and the war go on.');
    expect(disputes(refused, denied)).toEqual([]);
  });

  it('keeps what two states tell of themselves apart', () => {
    const text = 'The army in Nepal said 40 soldiers were killed. The army in Bolivia said 9 soldiers were killed.';
    expect(disputes(en('a', `${text} The war and the troops go on.`))).toEqual([]);
  });
});
