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
});
