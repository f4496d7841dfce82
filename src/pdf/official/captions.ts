/** A box of the form that is not a line's, and the words by which it is known. */
export interface Caption {
  slot: string;
  /** What its printed caption begins with or, for a check box, has in it. */
  printed: RegExp;
  /** Where the caption stands: above the field, before it on its row, or beside a check box. */
  place: "above" | "before" | "beside";
  /** What a viewer speaks for it. */
  spoken: RegExp;
  maxLength?: number;
}

/** The places on the form other than lines, by a word or two of each. The first that a spoken description has counts. */
export const captions: readonly Caption[] = [
  { slot: "preparer_name", printed: /^Print\/Type prep/, place: "above", spoken: /preparer['’]?s name/i },
  { slot: "preparer_ptin", printed: /^PTIN/, place: "above", spoken: /\bP ?T ?I ?N\b/, maxLength: 11 },
  { slot: "preparer_firm_name", printed: /^Firm.?s name/, place: "before", spoken: /firm['’]?s name/i },
  {
    slot: "preparer_firm_address",
    printed: /^Firm.?s address/,
    place: "before",
    spoken: /firm['’]?s address/i,
  },
  {
    slot: "preparer_firm_ein",
    printed: /^Firm.?s EIN/,
    place: "before",
    spoken: /firm['’]?s E ?I ?N/i,
    maxLength: 10,
  },
  { slot: "preparer_phone", printed: /^Phone no/, place: "before", spoken: /^phone no/i },
  { slot: "preparer_self_employed", printed: /self-employed/, place: "beside", spoken: /self-employed/i },
  { slot: "amended", printed: /amended/, place: "beside", spoken: /amended return/i },
  { slot: "foreign_country", printed: /^Foreign country/, place: "above", spoken: /^foreign country/i },
  { slot: "foreign_province", printed: /^Foreign prov/, place: "above", spoken: /^foreign prov/i },
  { slot: "foreign_postal", printed: /^Foreign postal/, place: "above", spoken: /^foreign postal/i },
  { slot: "address_home", printed: /^Home address/, place: "above", spoken: /home address/i },
  { slot: "apt", printed: /^Apt/, place: "above", spoken: /^(apt|apartment)\b/i },
  { slot: "city_state_zip", printed: /^City, town/, place: "above", spoken: /^city, town/i },
  {
    slot: "ssn",
    printed: /^Your social security/,
    place: "above",
    spoken: /^your social security/i,
    maxLength: 11,
  },
  { slot: "name", printed: /^Name\b/, place: "above", spoken: /^(page \d\. )?name\b/i },
];
