/** What a column of a client list says of a person. */
type PersonField = "name" | "first" | "middle" | "last" | "suffix" | "ssn" | "born";
/** What it says of both spouses. */
type HomeField = "street" | "apt" | "city" | "state" | "zip" | "postal" | "country" | "province";

/** What a column says: `spouse ssn` is the spouse's SSN. */
export type Field = "client" | PersonField | `spouse ${PersonField}` | HomeField;

/** Headings in lower-case letters and digits alone, without the words that say whose. */
const PERSON: Readonly<Record<PersonField, readonly string[]>> = {
  name: ["", "name", "fullname", "nameonreturn"],
  first: [
    "first",
    "firstname",
    "givenname",
    "firstnamemi",
    "firstnameandmiddleinitial",
    "firstnameandinitial",
  ],
  middle: ["middle", "middlename", "middleinitial", "mi", "initial"],
  last: ["last", "lastname", "surname", "familyname"],
  suffix: ["suffix", "namesuffix", "generation"],
  ssn: [
    "ssn",
    "ssnitin",
    "ssnoritin",
    "itin",
    "tin",
    "id",
    "ssno",
    "ssnumber",
    "socialsecurity",
    "socialsecurityno",
    "socialsecuritynumber",
    "socsec",
    "taxid",
    "idnumber",
    "identificationnumber",
  ],
  born: ["born", "dob", "birth", "birthdate", "birthday", "dateofbirth"],
};

const HOME: Readonly<Record<HomeField, readonly string[]>> = {
  street: [
    "address",
    "street",
    "streetaddress",
    "homeaddress",
    "mailingaddress",
    "addressline1",
    "address1",
    "addressstreet",
  ],
  apt: ["apt", "aptno", "aptnumber", "apartment", "unit", "suite", "addressline2", "address2", "addressapt"],
  city: ["city", "town", "citytown", "cityortown", "addresscity", "cityname"],
  state: ["state", "st", "addressstate", "statecode", "residentstate", "stateofresidence"],
  zip: ["zip", "zipcode", "addresszip"],
  postal: ["postalcode", "postcode", "zippostalcode", "addresspostalcode", "foreignpostalcode"],
  country: ["country", "foreigncountry", "addresscountry"],
  province: ["province", "foreignprovince", "addressprovince"],
};

const CLIENT = ["clientid", "clientnumber", "clientno", "clientcode", "id", "fileid", "filename", "ledger"];
/** Words before or behind a heading that say that it is about the taxpayer, or about the spouse. */
const TAXPAYER = [
  "primarytaxpayer",
  "taxpayer",
  "taxpayers",
  "primary",
  "client",
  "clients",
  "owner",
  "owners",
  "tp",
];
const SPOUSE = ["spouse", "spouses", "sp", "partner", "partners", "secondary"];

/**
 * What each heading of a client list says, or null where a column is not used. `Client` alone is an office's number of
 * the client where another column has the name.
 *
 * @example fieldsOf(["Taxpayer Name", "SSN", "Spouse's DOB"]) // ["name", "ssn", "spouse born"]
 */
export function fieldsOf(headings: readonly string[]): (Field | null)[] {
  const fields = headings.map(fieldOf);
  const alone = headings.findIndex((heading) => plainHeading(heading) === "client");
  const hasName = fields.some((field, at) => at !== alone && (field === "name" || field === "last"));
  return fields.map((field, at) => (at === alone && hasName ? "client" : field));
}

function fieldOf(heading: string): Field | null {
  const plain = plainHeading(heading);
  if (plain === "") return null;
  if (CLIENT.includes(plain)) return "client";
  const own = [plain, ...without(plain, TAXPAYER)];
  return (
    firstOf(own, (text) => keyOf(HOME, text)) ??
    firstOf(without(plain, SPOUSE), (text) => spouses(keyOf(PERSON, text))) ??
    firstOf(own, (text) => keyOf(PERSON, text))
  );
}

function spouses(field: PersonField | null): Field | null {
  return field === null ? null : `spouse ${field}`;
}

/** A heading without a word before or behind it that says whose it is; none where it has no such word. */
function without(plain: string, words: readonly string[]): string[] {
  return words.flatMap((word) => [
    ...(plain.startsWith(word) ? [plain.slice(word.length)] : []),
    ...(plain.endsWith(word) ? [plain.slice(0, -word.length)] : []),
  ]);
}

function firstOf<T>(texts: readonly string[], look: (text: string) => T | null): T | null {
  for (const text of texts) {
    const found = look(text);
    if (found !== null) return found;
  }
  return null;
}

function keyOf<Key extends string>(
  table: Readonly<Record<Key, readonly string[]>>,
  plain: string,
): Key | null {
  const found = (Object.entries(table) as [Key, readonly string[]][]).find(([, names]) =>
    names.includes(plain),
  );
  return found === undefined ? null : found[0];
}

/** Letters and digits of a heading, in lower case; `#` is the word number. */
function plainHeading(heading: string): string {
  return heading
    .toLowerCase()
    .replaceAll("#", "number")
    .replace(/['’]s?\b/g, "")
    .replace(/[^a-z0-9]/g, "");
}
