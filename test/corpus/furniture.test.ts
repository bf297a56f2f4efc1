import { describe, expect, it } from 'vitest';
import { compileFurniture } from '../../src/corpus/furniture-rules.ts';
import { removeFurniture } from '../../src/corpus/furniture.ts';
import { data } from './reading-data.ts';

const rules = compileFurniture(data);
const kept = (text: string) => removeFurniture(text, rules).text;
const BEFORE = 'मंत्री ने कहा कि पुल अगले महीने खुलेगा।';
const AFTER = 'The bridge will carry 4,000 lorries a day, the ministry said.';

const DROPPED: readonly string[] = [
  'यह भी पढ़ें: नदी पर बना सबसे लंबा पुल',
  'ये भी पढ़ें- टोल 30 रुपये बढ़ा, क्या होगा असर?',
  'इसे भी पढ़ें | शहर में तीन दिन पानी बंद',
  'Also read: Ten bridges worth a detour',
  'ALSO READ | Ferry fares to rise 5%',
  'Pls read:पुल की कहानी, तस्वीरों में',
  'Read more',
  'Read More »',
  'RELATED: Why ferries run late',
  'Don’t miss: seven walks by the river',
  'विज्ञापन',
  'ADVERTISEMENT',
  'Story continues below this ad',
  'Read Time: 4 mins',
  '5 min read',
  'पढ़ने का समय: ४ मिनट',
  'Sign up for our Weekend newsletter',
  'By signing up you agree to the terms of use.',
  'Subscribe',
  'Subscribe to our channel for more',
  'We use cookies to make this site better. Accept all?',
  'Accept all',
  'Share this article: Facebook X Email',
  'Facebook Twitter WhatsApp',
  'शेयर करें: फेसबुक | व्हाट्सऐप',
  'पिछली खबर ◄ | ► अगली खबर',
  'Follow us on Google News',
  'हमें फेसबुक पर फॉलो करें',
  'ताज़ा ख़बरों के लिए हमारा ऐप डाउनलोड करें',
  'By Anita Desmond and Ravi Kale',
  'Written by: Ravi Kale',
  'Published By: Web Desk | Updated: 4 Mar 2025, 11:20 AM IST',
  'Edited By: नगर डेस्क',
  'Last updated: 4 March 2025',
  'This story has not been edited by our staff and comes from a syndicated feed.',
  'PTI',
  '(भाषा)',
  '(नदी किनारे जुटे लोग. तस्वीर: पीटीआई)',
  'A ferry leaves the pier on Monday. Photo: Handout',
  'मेयर और मुख्य अभियंता की फाइल फोटो',
  'The mayor at the opening. File photo',
  'Image: City archive',
  'होम » शहर » परिवहन',
  'Home > City > Transport',
  'Copyright © 2025 City News. All rights reserved.',
  '© 2025 सर्वाधिकार सुरक्षित',
  'Required fields are marked *',
  '👉 यह भी देखें: पुल का उद्घाटन',
  'नगर समाचार के ऐप से अपने मोबाइल पर पाएं रियल टाइम अलर्ट',
  'Get real-time alerts and all the news on your phone with the City News app',
  'With inputs from agencies and our correspondents',
  '[Also read: The old ferry]',
  'Published in City News, March 4th, 2025',
  'Published in The Ferry Post on 4 March 2025',
  'This live blog is now closed.',
  'Refresh the page for updates',
  'यह लाइव ब्लॉग अब बंद हो चुका है।',
  'ताज़ा अपडेट के लिए पेज को रिफ्रेश करते रहें',
  '(यह लेखिका के निजी विचार हैं)',
  'ये विचार लेखक के निजी हैं।',
];

const KEPT: readonly string[] = [
  'विज्ञापन पर रोक लगाने का आदेश सोमवार को जारी हुआ।',
  'Advertisement spending fell by 12 percent last year.',
  'अध्यापक ने बच्चों से कहा कि वे यह भी पढ़ें और वह भी।',
  'The judge said he had also read the second letter.',
  'Read together, the two clauses bind both governments.',
  'Read-only copies of the treaty were handed out on Friday.',
  'Share-holders approved the merger of the two shipyards.',
  'Watch-keepers on the ship saw two drones, the navy said.',
  'शेयर बाजार में सोमवार को 400 अंकों की गिरावट आई।',
  'Related charges against two officers were dropped.',
  'Subscribers of the network lost service for nine hours.',
  'By Monday the troops had left the town, officials said.',
  'By Friday evening 40 aircraft had taken part.',
  'तस्वीर में दिख रहे दो जहाज तीसरे देश के हैं, नौसेना ने कहा।',
  'सेना ने बताया कि यह फाइल फोटो नहीं, कल की तस्वीर है।',
  'The agency sued Getty Images.',
  'Copyright law was amended by 211 votes to 98.',
  'Powered by a new engine, the missile flew 900 km.',
  'We and our partners will answer any attack, the minister said.',
  '“Join our forces or leave,” the commander told them.',
  'Follow our example, the president told the neighbours.',
  'Sources: two officials said 300 soldiers had left by train.',
  'भाषा को लेकर दोनों राज्यों में विवाद है।',
  'वार्ता शनिवार को फिर शुरू होगी।',
  'जानें बचाने के लिए सेना की दो टुकड़ियां भेजी गईं।',
  'रिपोर्ट: मंत्रालय ने कहा कि 500 सैनिक सीमा पर पहुंचे।',
  'Tagging of cargo began in May.',
  'Published in Lima on 4 March 2025, the report names 12 generals.',
  'This live ammunition is now stored in a closed depot.',
  'ये विचार लेखक ने दो साल पहले भी रखे थे।',
  'Home ministers of both states met in Lyon.',
  'Topics of the talks were grain, gas and prisoners.',
  'मुख्य प्रावधान',
  'How many soldiers are there?',
  'The bridge (also called the Long Span) opened in 1931.',
  'लखनऊ, 4 मार्च (भाषा)। बाढ़ से निपटने के लिए 12 नावें भेजी गईं।',
];

describe('page furniture', () => {
  it.each(DROPPED)('goes: %s', (line) => {
    expect(kept(`${BEFORE}\n${line}\n${AFTER}`)).toBe(`${BEFORE}\n${AFTER}`);
  });

  it.each(KEPT)('is not: %s', (line) => {
    expect(kept(`${BEFORE}\n${line}\n${AFTER}`)).toBe(`${BEFORE}\n${line}\n${AFTER}`);
    expect(kept(line)).toBe(line);
  });

  it('takes everything after a comment form', () => {
    expect(kept(`${AFTER}\nLeave a Reply\nGreat article, I read it twice.\nName *`)).toBe(AFTER);
    expect(kept(`${BEFORE}\nटिप्पणी करें\nबहुत अच्छी खबर है, धन्यवाद।`)).toBe(BEFORE);
  });

  it('takes the links below a heading of links, up to the next paragraph of news', () => {
    const page = `${BEFORE}\nRelated stories\nTen bridges worth a detour\nपुल कैसे बना?\n${AFTER}\nA last line`;
    expect(kept(page)).toBe(`${BEFORE}\n${AFTER}\nA last line`);
    expect(kept(`${BEFORE}\nFeatured Video Of The Day\nA bridge from above\nTags: bridge | river`)).toBe(BEFORE);
  });

  it('cuts only the furniture inside a line of news', () => {
    expect(kept(`${AFTER} (Also read: The old ferry)`)).toBe(AFTER);
    expect(kept(`${BEFORE} यह भी पढ़ें: पुराने घाट का क्या होगा`)).toBe(BEFORE);
    expect(kept(`${BEFORE} ${BEFORE} (तस्वीर: एएनआई)`)).toBe(`${BEFORE} ${BEFORE}`);
    expect(kept(`Also read: The old ferry. ${AFTER} Two more will follow in June.`)).toBe(
      `${AFTER} Two more will follow in June.`,
    );
  });

  it('cuts the requests that a page hangs on the end of a paragraph', () => {
    expect(kept(`${AFTER} Follow us on Telegram for more.`)).toBe(AFTER);
    expect(kept(`${BEFORE} ताज़ा खबरों के लिए हमें टेलीग्राम पर फॉलो करें`)).toBe(BEFORE);
    expect(kept(`${BEFORE} भाषा`)).toBe(BEFORE);
    expect(kept(`${AFTER} Subscribe to our newsletter. All rights reserved.`)).toBe(AFTER);
    expect(kept(`${AFTER} Additional reporting by our river desk`)).toBe(AFTER);
    expect(kept(`${AFTER} Two editors in Lyon contributed to this report`)).toBe(AFTER);
    expect(kept(`${BEFORE} इस स्तंभकार के और लेख पढ़ने के लिए यहां क्लिक करें`)).toBe(BEFORE);
    expect(kept(`${BEFORE} समाचार एजेंसी के इनपुट के साथ`)).toBe(BEFORE);
    expect(kept(`${BEFORE} ये भी पढ़ें- घाट पर नई नाव`)).toBe(BEFORE);
    const news = `${AFTER} Readers said the follow-up vote was near.`;
    expect(kept(news)).toBe(news);
  });

  it('leaves a last sentence that ends, though it closes as furniture does', () => {
    const news = `${AFTER} The court heard that nobody had seen the file photo.`;
    expect(kept(news)).toBe(news);
    const report = `${BEFORE} आयोग ने 40 पन्नों की रिपोर्ट के साथ नक्शे भी सौंपे।`;
    expect(kept(report)).toBe(report);
  });

  it('takes counters and contact lines, and leaves sentences that count', () => {
    expect(kept(`${AFTER}\n1,204 views | 36 comments\n3 hours ago`)).toBe(AFTER);
    expect(kept(`${BEFORE}\nहेल्पलाइन: 1800-00-0000`)).toBe(BEFORE);
    const news = `${AFTER}\nThe film had 1,204 views in 3 hours.`;
    expect(kept(news)).toBe(news);
  });

  it('cuts a teaser at the end of a standfirst, and nowhere below', () => {
    expect(kept(`${BEFORE} जानिए क्या है पूरा मामला.\n${AFTER}`)).toBe(`${BEFORE}\n${AFTER}`);
    expect(kept(`${AFTER} Read on to know which bridges close.\n${BEFORE}`)).toBe(`${AFTER}\n${BEFORE}`);
    expect(kept('पुल पर तीन सवाल: जानें क्या बदलेगा')).toBe('पुल पर तीन सवाल');
    const late = `${Array.from({ length: 6 }, () => AFTER).join('\n')}\nजानिए पुल कब खुलेगा, यह सवाल हर कोई पूछ रहा है।`;
    expect(kept(late)).toBe(late);
  });

  it('says what went and by which rule', () => {
    const { removed } = removeFurniture(`${BEFORE}\nविज्ञापन`, rules);
    expect(removed).toEqual([{ rule: 'advertisement', text: 'विज्ञापन' }]);
  });
});
