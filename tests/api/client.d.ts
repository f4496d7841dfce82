export interface paths {
    "/v1/lines": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Every line for every year
         * @description Computes every line of Form 8606 for every year of a ledger, the amounts carried forward, and the findings.
         */
        post: operations["computeLines"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/forms": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Filled forms for every year that needs one
         * @description Fills in Form 8606 and reads it back before it responds. As `application/pdf`: one year's form, or all of them in one packet. As `application/zip`: one PDF per year, or one packet. As `application/json`: the same in base64, with the lines. The header `form8606-templates` names the templates.
         */
        post: operations["fillForms"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/review": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Findings for one ledger or a household
         * @description Send one ledger, or a list of ledgers. Ledgers with the same `owner.household` are reviewed together. For a list, the path of a problem starts with the ledger's position, from 0.
         */
        post: operations["reviewLedgers"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/packages": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Filing packages for late and wrong forms, to review, sign and mail
         * @description Compares each year with what was filed (`years.Y.filed`). Send one ledger, or a list of ledgers. The response is a ZIP with a folder for each ledger: a PDF for each envelope, one PDF with the pages you do not mail, each form as an editable PDF, texts, and `package.json` for programs. Spouses with the same `owner.household` who file jointly share one package, in the folder of the spouse listed first on the return. The server does not compute tax.
         */
        post: operations["makePackages"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/batch": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Many ledgers in one stream
         * @description Send JSON Lines with one ledger per line. The server answers while it reads, so read the response while you send. As JSON Lines: the result or the error for each line. As ZIP: a folder of PDFs for each ledger, or `problem.json` if the ledger has errors. Nothing is stored, and memory does not grow with the number of lines.
         */
        post: operations["computeBatch"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/import": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * A draft ledger from transcripts, tax forms and account histories
         * @description Send IRS transcripts, Forms 1099-R and 5498, and account histories for one person or a couple, as files in parts named `paper`: PDF, text, HTML, CSV, JSON, XML or QIF, at most 5 MB each. The optional parts `answers` (an object from question ID to answer) and `ledger` (a ledger to add to) are JSON. The response has the draft ledgers, and a question for everything that the papers do not say. Anything that depends on an open question is not in a ledger yet.
         */
        post: operations["importPapers"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/exports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Programs that a ledger can be exported to
         * @description The programs that `POST /v1/exports/sheet` makes an entry sheet for, and how much we know about their screens.
         */
        get: operations["listExports"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/exports/sheet": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * What to type into tax software, and what it must show
         * @description The entry sheet of one tax year: each expected Form 1099-R in box order, the program's questions with their answers, the values to check at the end, and the entry that is probably wrong if the taxable amount differs.
         */
        post: operations["makeEntrySheet"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/exports/history": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * The basis history as a table
         * @description Every line of every year as CSV, one row per line, with lines 4a and 4b of Form 1040 and the basis carried forward; with `wide`, one row per year. A spreadsheet does not treat any text in it as a formula.
         */
        post: operations["exportHistory"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/exports/fillable-forms": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * The lines that are typed into Free File Fillable Forms
         * @description By the names of its fields, which were last seen for tax year 2021: whole dollars as text. Lines that it computes are left out.
         */
        post: operations["exportFillableForms"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/exports/ots": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * The input of OpenTaxSolver for Form 8606
         * @description A text file for its program `taxsolve_f8606`. If OpenTaxSolver cannot compute a year's lines, the response is an error.
         */
        post: operations["exportOpenTaxSolver"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/exports/mef": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Form 8606 as IRS e-file XML
         * @description The element `IRS8606` in whole dollars, by the names of the IRS's public stylesheets, with the business rules of the form checked. It is a part of a return.
         */
        post: operations["exportEfileXml"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/exports/txf": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Lines 1, 2, and 6 as TXF (experimental)
         * @description Tax Exchange Format, version 042, with Forms 1099-R from IRAs. The format has no other line, and we have not confirmed what importing programs do with these.
         */
        post: operations["exportTxf"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/years": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Supported tax years and installed templates
         * @description The supported tax years, oldest first, with the templates that this server can fill.
         */
        get: operations["listYears"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/healthz": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Whether the process is alive
         * @description Answers 200 while the process runs, even while it is stopping.
         */
        get: operations["health"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/readyz": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Whether the server is ready for requests
         * @description Answers 503 once the server starts to stop.
         */
        get: operations["ready"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What this server is
         * @description A short page for people, with links to the documentation. It loads nothing from anywhere.
         */
        get: operations["front"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/openapi.json": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * This description for programs
         * @description The description of the API (OpenAPI 3.1).
         */
        get: operations["describe"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/docs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * This description as a web page
         * @description One page with the whole description. It loads nothing from other servers.
         */
        get: operations["docs"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        Ledger: {
            /** @description The owner of these IRAs. */
            owner: {
                /** @description The owner's name as on the return. */
                name: string;
                /** @description The last name, such as Van Dyke, when it has more than one word: the words at the end of `name`. */
                last_name?: string | null;
                /**
                 * @description Social security number (or ITIN): nine digits, with or without hyphens.
                 * @default null
                 */
                ssn?: string | null;
                /**
                 * @description Date of birth.
                 * @default null
                 */
                born?: components["schemas"]["LifeDate"] | null;
                /**
                 * @description Date of death.
                 * @default null
                 */
                died?: components["schemas"]["Date"] | null;
                /**
                 * @description The date the owner became disabled (IRC 72(m)(7)).
                 * @default null
                 */
                disabled?: components["schemas"]["LifeDate"] | null;
                /** @description A word that ties together the ledgers of spouses. */
                household?: string | null;
                /**
                 * @description Whether the owner is listed first on a joint return; the spouse's ledger has the same `household`.
                 * @default null
                 */
                first_on_return?: boolean | null;
                /** @description The decedent, when these are IRAs inherited from one person. */
                inherited_from?: string | null;
                /**
                 * @description With `inherited_from`: the date that person died.
                 * @default null
                 */
                decedent_died?: components["schemas"]["Date"] | null;
                /**
                 * @description With `inherited_from`: what you were to the decedent. Only a surviving spouse can roll over or convert.
                 * @default null
                 */
                beneficiary?: ("spouse" | "other") | null;
                /**
                 * @description Home address, printed only on a form filed by itself.
                 * @default null
                 */
                address?: {
                    /** @description Street and number, or post office box. */
                    street?: string | null;
                    /** @description Apartment number. */
                    apt?: string | null;
                    /** @description City, town or post office. */
                    city?: string | null;
                    /**
                     * @description Two letters of a US state, territory or military post.
                     * @default null
                     */
                    state?: ("AL" | "AK" | "AZ" | "AR" | "CA" | "CO" | "CT" | "DE" | "DC" | "FL" | "GA" | "HI" | "ID" | "IL" | "IN" | "IA" | "KS" | "KY" | "LA" | "ME" | "MD" | "MA" | "MI" | "MN" | "MS" | "MO" | "MT" | "NE" | "NV" | "NH" | "NJ" | "NM" | "NY" | "NC" | "ND" | "OH" | "OK" | "OR" | "PA" | "RI" | "SC" | "SD" | "TN" | "TX" | "UT" | "VT" | "VA" | "WA" | "WV" | "WI" | "WY" | "AS" | "GU" | "MP" | "PR" | "VI" | "FM" | "MH" | "PW" | "AA" | "AE" | "AP") | null;
                    /**
                     * @description ZIP code, as text, to keep leading zeros.
                     * @default null
                     */
                    zip?: string | null;
                    /** @description Country, for a foreign address only. */
                    country?: string | null;
                    /** @description Province, state or county of a foreign address. */
                    province?: string | null;
                    /** @description Postal code of a foreign address. */
                    postal_code?: string | null;
                } | null;
            };
            /**
             * @description Amounts before the first year of this ledger.
             * @default null
             */
            opening?: components["schemas"]["Opening"] | null;
            /**
             * @description Facts for each tax year.
             * @default null
             */
            years?: {
                [key: string]: components["schemas"]["YearFacts"];
            } | null;
            /**
             * @description What happened, in any order.
             * @default null
             */
            entries?: components["schemas"]["Entry"][] | null;
            /**
             * @description The paid preparer.
             * @default null
             */
            preparer?: {
                /** @description The preparer's name. */
                name?: string | null;
                /**
                 * @description Preparer tax identification number.
                 * @default null
                 */
                ptin?: string | null;
                /** @description Whether the preparer is self-employed. */
                self_employed?: boolean | null;
                /** @description The firm's name. */
                firm?: string | null;
                /** @description The firm's address, in one line. */
                address?: string | null;
                /**
                 * @description The firm's employer identification number.
                 * @default null
                 */
                ein?: string | null;
                /**
                 * @description Telephone number.
                 * @default null
                 */
                phone?: string | null;
            } | null;
            /**
             * @description Rounding and other choices.
             * @default null
             */
            options?: {
                /** @description Whole dollars (the default) or cents. */
                round?: ("dollars" | "cents") | null;
                /** @description Decimals of line 10: 3, 4 or 5 (the default). */
                line10_places?: (3 | 4 | 5) | null;
                /** @description Whether to keep basis if everything was converted and Part I was not completed. */
                carry_leftover?: boolean | null;
                /**
                 * @description How to compute a partial repayment of distributions with basis. Without it, the program stops at such a year.
                 * @default null
                 */
                repayments?: "pro_rata" | null;
            } | null;
        };
        Entry: components["schemas"]["ContributionEntry"] | components["schemas"]["ConversionEntry"] | components["schemas"]["DistributionEntry"] | components["schemas"]["RolloverEntry"] | components["schemas"]["PlanRolloverEntry"] | components["schemas"]["Rollover529Entry"] | components["schemas"]["RecharacterizationEntry"] | components["schemas"]["ReturnedContributionEntry"] | components["schemas"]["ExcessRemovalEntry"] | components["schemas"]["DivorceTransferEntry"] | components["schemas"]["RepaymentEntry"] | components["schemas"]["InheritedAsOwnEntry"] | components["schemas"]["BasisAdjustmentEntry"] | components["schemas"]["AssertEntry"];
        ContributionEntry: {
            /**
             * @description Your own contribution, or an employer's contribution to a SEP or SIMPLE IRA.
             * @constant
             */
            kind: "contribution";
            /** @description The date it happened. */
            date: components["schemas"]["Date"];
            /** @description `unknown` if a paper shows only the year of `date`. The program asks for the date if a rule depends on it. */
            day?: ("known" | "unknown") | null;
            /** @description Dollars, more than zero. */
            amount: components["schemas"]["PositiveDollars"];
            /** @description Your own note. */
            note?: string | null;
            /** @description The account. */
            account?: string | null;
            /** @description The kind of IRA; the default is traditional. */
            ira?: ("traditional" | "sep" | "simple" | "roth" | "roth_sep" | "roth_simple") | null;
            /**
             * @description The tax year of the contribution. The default is the year of the date.
             * @default null
             */
            for?: components["schemas"]["Year"] | null;
        };
        ConversionEntry: {
            /**
             * @description The net amount moved to a Roth IRA.
             * @constant
             */
            kind: "conversion";
            /** @description The date it happened. */
            date: components["schemas"]["Date"];
            /** @description `unknown` if a paper shows only the year of `date`. The program asks for the date if a rule depends on it. */
            day?: ("known" | "unknown") | null;
            /** @description Dollars, more than zero. */
            amount: components["schemas"]["PositiveDollars"];
            /** @description Your own note. */
            note?: string | null;
            /** @description The account. */
            account?: string | null;
            /** @description The kind of IRA; the default is traditional. */
            ira?: ("traditional" | "sep" | "simple") | null;
            /**
             * @description Tax withheld, in dollars: a distribution, not part of the amount.
             * @default null
             */
            withheld?: components["schemas"]["Dollars"] | null;
        };
        DistributionEntry: {
            /**
             * @description Money taken out and not rolled over or converted.
             * @constant
             */
            kind: "distribution";
            /** @description The date it happened. */
            date: components["schemas"]["Date"];
            /** @description `unknown` if a paper shows only the year of `date`. The program asks for the date if a rule depends on it. */
            day?: ("known" | "unknown") | null;
            /** @description Dollars, more than zero. */
            amount: components["schemas"]["PositiveDollars"];
            /** @description Your own note. */
            note?: string | null;
            /** @description The account. */
            account?: string | null;
            /** @description The kind of IRA; the default is traditional. */
            ira?: ("traditional" | "sep" | "simple" | "roth" | "roth_sep" | "roth_simple") | null;
            /** @description Why it was taken; the default is normal. */
            reason?: ("normal" | "rmd" | "qcd" | "hsa_funding" | "disaster" | "homebuyer" | "disability" | "death" | "reservist" | "birth_adoption" | "home_purchase" | "emergency" | "domestic_abuse" | "terminal_illness") | null;
            /** @description The FEMA number of the disaster, such as DR-4683-CA; or coronavirus. */
            disaster?: string | null;
            /**
             * @description For a gift to charity in January 2011 or 2013: the prior year, if you chose that.
             * @default null
             */
            for?: components["schemas"]["Year"] | null;
            /** @description Whether the gift went to a charitable remainder trust or gift annuity. */
            split_interest?: boolean | null;
            /**
             * @description For an HSA transfer: the health plan's coverage on that date.
             * @default null
             */
            hsa_coverage?: ("self_only" | "family") | null;
            /**
             * @description Why there is no additional tax: the number of the exception in the Instructions for Form 5329, line 2. A number that has a `reason` here counts as that reason, with its limits: 03 disability, 04 death, 09 homebuyer, 11 reservist, 19 birth_adoption, 20 terminal_illness, 22 domestic_abuse, 23 emergency.
             * @default null
             */
            exception?: string | number | null;
            /** @description With an exception that only its number names, such as 12 (other): why it applies, in words for an amended return. */
            exception_reason?: string | null;
            /**
             * @description Whether box 7 of Form 1099-R shows the exception (code 2, 3, 4 or T). With `true`, no Form 5329 is needed for it. A Roth IRA's needs one in every case.
             * @default null
             */
            exception_shown?: boolean | null;
            /** @description For a gift to charity: the charity's name, once you have its acknowledgment and the trustee's record. */
            charity?: string | null;
        };
        RolloverEntry: {
            /**
             * @description Money taken out and deposited again later.
             * @constant
             */
            kind: "rollover";
            /** @description The date it happened. */
            date: components["schemas"]["Date"];
            /** @description `unknown` if a paper shows only the year of `date`. The program asks for the date if a rule depends on it. */
            day?: ("known" | "unknown") | null;
            /** @description Dollars, more than zero. */
            amount: components["schemas"]["PositiveDollars"];
            /** @description Your own note. */
            note?: string | null;
            /** @description The account. */
            account?: string | null;
            /** @description The kind of IRA; the default is traditional. */
            ira?: ("traditional" | "sep" | "simple" | "roth" | "roth_sep" | "roth_simple") | null;
            /** @description The date it was deposited again. */
            deposited: components["schemas"]["Date"];
            /** @description Where it went; the default is ira. */
            to?: ("ira" | "employer_plan") | null;
            /**
             * @description Whether the 60 days were waived or you certified a reason. The default is unknown.
             * @default null
             */
            waiver?: boolean | null;
            /** @description Whether the money was for a first home whose purchase was canceled or delayed: 120 days. */
            failed_home_purchase?: boolean | null;
            /**
             * @description For a SIMPLE IRA: whether it went to the 401(k) or 403(b) plan that replaced the SIMPLE plan.
             * @default null
             */
            replaced_simple?: boolean | null;
        };
        PlanRolloverEntry: {
            /**
             * @description From an employer plan into an IRA.
             * @constant
             */
            kind: "plan_rollover";
            /** @description The date it happened. */
            date: components["schemas"]["Date"];
            /** @description `unknown` if a paper shows only the year of `date`. The program asks for the date if a rule depends on it. */
            day?: ("known" | "unknown") | null;
            /** @description Dollars, more than zero. */
            amount: components["schemas"]["PositiveDollars"];
            /** @description Your own note. */
            note?: string | null;
            /** @description The account. */
            account?: string | null;
            /** @description The kind of IRA; the default is traditional. */
            ira?: ("traditional" | "roth") | null;
            /** @description The nontaxable part, in dollars. */
            after_tax: components["schemas"]["Dollars"];
            /** @description Where it came from; the default is plan. */
            source?: ("plan" | "designated_roth" | "military_death" | "airline_payment" | "exxon_valdez") | null;
            /**
             * @description From a designated Roth account: the in-plan Roth rollovers in `after_tax`, by year. An empty list means none.
             * @default null
             */
            in_plan_rollovers?: {
                /** @description The year of the conversion. */
                year: components["schemas"]["Year"];
                /** @description The part of that year's conversions that is left, in dollars. */
                amount: components["schemas"]["Dollars"];
                /** @description The part of it that was taxed when converted, in dollars. */
                taxable: components["schemas"]["Dollars"];
            }[] | null;
        };
        Rollover529Entry: {
            /**
             * @description From a 529 plan to the Roth IRA of its beneficiary.
             * @constant
             */
            kind: "rollover_529";
            /** @description The date it happened. */
            date: components["schemas"]["Date"];
            /** @description `unknown` if a paper shows only the year of `date`. The program asks for the date if a rule depends on it. */
            day?: ("known" | "unknown") | null;
            /** @description Dollars, more than zero. */
            amount: components["schemas"]["PositiveDollars"];
            /** @description Your own note. */
            note?: string | null;
            /** @description The account. */
            account?: string | null;
            /** @description The part that is contributions to the 529 plan, in dollars: basis. */
            contributions: components["schemas"]["Dollars"];
            /**
             * @description The tax year of the contribution. The default is the year of the date.
             * @default null
             */
            for?: components["schemas"]["Year"] | null;
            /**
             * @description The date the 529 account was opened for this beneficiary.
             * @default null
             */
            opened?: components["schemas"]["Date"] | null;
        };
        RecharacterizationEntry: {
            /**
             * @description A contribution treated as made to the other kind of IRA.
             * @constant
             */
            kind: "recharacterization";
            /** @description The date it happened. */
            date: components["schemas"]["Date"];
            /** @description `unknown` if a paper shows only the year of `date`. The program asks for the date if a rule depends on it. */
            day?: ("known" | "unknown") | null;
            /** @description Dollars, more than zero. */
            amount: components["schemas"]["PositiveDollars"];
            /** @description Your own note. */
            note?: string | null;
            /** @description The account. */
            account?: string | null;
            /**
             * @description The tax year of the contribution. The default is the year of the date.
             * @default null
             */
            for?: components["schemas"]["Year"] | null;
            /**
             * @description The kind of IRA it was first made to.
             * @enum {string}
             */
            from: "roth" | "traditional";
            /**
             * @description Net income that moves with it, in dollars; negative for a loss.
             * @default null
             */
            earnings?: components["schemas"]["SignedDollars"] | null;
            /**
             * @description Instead of `earnings`: the account's adjusted opening balance (Reg. 1.408-11, 1.408A-5 A-2).
             * @default null
             */
            adjusted_opening?: components["schemas"]["PositiveDollars"] | null;
            /**
             * @description Instead of `earnings`: the account's adjusted closing balance.
             * @default null
             */
            adjusted_closing?: components["schemas"]["Dollars"] | null;
            /** @description What is recharacterized; the default is contribution. */
            of?: ("contribution" | "conversion" | "plan_rollover") | null;
            /**
             * @description The year of the conversion or plan rollover.
             * @default null
             */
            converted?: components["schemas"]["Year"] | null;
        };
        ReturnedContributionEntry: {
            /**
             * @description A contribution returned by the due date with extensions.
             * @constant
             */
            kind: "returned_contribution";
            /** @description The date it happened. */
            date: components["schemas"]["Date"];
            /** @description `unknown` if a paper shows only the year of `date`. The program asks for the date if a rule depends on it. */
            day?: ("known" | "unknown") | null;
            /** @description Dollars, more than zero. */
            amount: components["schemas"]["PositiveDollars"];
            /** @description Your own note. */
            note?: string | null;
            /** @description The account. */
            account?: string | null;
            /** @description The kind of IRA; the default is traditional. */
            ira?: ("traditional" | "sep" | "simple" | "roth" | "roth_sep" | "roth_simple") | null;
            /**
             * @description The tax year of the contribution. The default is the year of the date.
             * @default null
             */
            for?: components["schemas"]["Year"] | null;
            /**
             * @description Net income that moves with it, in dollars; negative for a loss.
             * @default null
             */
            earnings?: components["schemas"]["SignedDollars"] | null;
            /**
             * @description Instead of `earnings`: the account's adjusted opening balance (Reg. 1.408-11, 1.408A-5 A-2).
             * @default null
             */
            adjusted_opening?: components["schemas"]["PositiveDollars"] | null;
            /**
             * @description Instead of `earnings`: the account's adjusted closing balance.
             * @default null
             */
            adjusted_closing?: components["schemas"]["Dollars"] | null;
            /**
             * @description From a Roth IRA: the year when the contribution, made to a traditional IRA, was converted.
             * @default null
             */
            converted?: components["schemas"]["Year"] | null;
        };
        ExcessRemovalEntry: {
            /**
             * @description An excess contribution taken out after the due date.
             * @constant
             */
            kind: "excess_removal";
            /** @description The date it happened. */
            date: components["schemas"]["Date"];
            /** @description `unknown` if a paper shows only the year of `date`. The program asks for the date if a rule depends on it. */
            day?: ("known" | "unknown") | null;
            /** @description Dollars, more than zero. */
            amount: components["schemas"]["PositiveDollars"];
            /** @description Your own note. */
            note?: string | null;
            /** @description The account. */
            account?: string | null;
            /** @description The kind of IRA; the default is traditional. */
            ira?: ("traditional" | "sep" | "simple") | null;
            /**
             * @description The tax year of the contribution. The default is the year of the date.
             * @default null
             */
            for?: components["schemas"]["Year"] | null;
        };
        DivorceTransferEntry: {
            /**
             * @description IRA money moved between spouses under a divorce decree.
             * @constant
             */
            kind: "divorce_transfer";
            /** @description The date it happened. */
            date: components["schemas"]["Date"];
            /** @description `unknown` if a paper shows only the year of `date`. The program asks for the date if a rule depends on it. */
            day?: ("known" | "unknown") | null;
            /** @description Dollars, more than zero. */
            amount: components["schemas"]["PositiveDollars"];
            /** @description Your own note. */
            note?: string | null;
            /** @description The account. */
            account?: string | null;
            /** @description The kind of IRA; the default is traditional. */
            ira?: ("traditional" | "sep" | "simple" | "roth" | "roth_sep" | "roth_simple") | null;
            /**
             * @description Whether it was received or given.
             * @enum {string}
             */
            direction: "received" | "given";
            /** @description The basis that moved with it, in dollars; for a Roth IRA, the part from contributions. */
            basis: components["schemas"]["Dollars"];
            /** @description For a Roth IRA: the conversions that moved, by year. */
            roth_conversions?: {
                /** @description The year of the conversion. */
                year: components["schemas"]["Year"];
                /** @description The part of that year's conversions that is left, in dollars. */
                amount: components["schemas"]["Dollars"];
                /** @description The part of it that was taxed when converted, in dollars. */
                taxable: components["schemas"]["Dollars"];
            }[] | null;
            /**
             * @description The other spouse, for the statement.
             * @default null
             */
            other?: {
                /** @description The other spouse's name. */
                name?: string | null;
                /**
                 * @description The other spouse's social security number.
                 * @default null
                 */
                ssn?: string | null;
            } | null;
        };
        RepaymentEntry: {
            /**
             * @description Repayment of a distribution.
             * @constant
             */
            kind: "repayment";
            /** @description The date it happened. */
            date: components["schemas"]["Date"];
            /** @description `unknown` if a paper shows only the year of `date`. The program asks for the date if a rule depends on it. */
            day?: ("known" | "unknown") | null;
            /** @description Dollars, more than zero. */
            amount: components["schemas"]["PositiveDollars"];
            /** @description Your own note. */
            note?: string | null;
            /** @description The account. */
            account?: string | null;
            /** @description The kind of IRA; the default is traditional. */
            ira?: ("traditional" | "sep" | "simple" | "roth" | "roth_sep" | "roth_simple") | null;
            /**
             * @description The reason of the distribution being repaid.
             * @enum {string}
             */
            of: "disaster" | "home_purchase" | "reservist" | "birth_adoption" | "emergency" | "domestic_abuse" | "terminal_illness";
            /** @description The year of that distribution. */
            distributed: components["schemas"]["Year"];
            /** @description For a disaster: its FEMA number, when several could be meant. */
            disaster?: string | null;
            /**
             * @description For a disaster distribution before the ledger starts, repaid from 2008 to 2012: its nontaxable part, in dollars.
             * @default null
             */
            basis?: components["schemas"]["Dollars"] | null;
        };
        InheritedAsOwnEntry: {
            /**
             * @description A surviving spouse takes over the decedent's IRA.
             * @constant
             */
            kind: "inherited_as_own";
            /** @description The date it happened. */
            date: components["schemas"]["Date"];
            /** @description `unknown` if a paper shows only the year of `date`. The program asks for the date if a rule depends on it. */
            day?: ("known" | "unknown") | null;
            /** @description Dollars, more than zero. */
            amount: components["schemas"]["PositiveDollars"];
            /** @description Your own note. */
            note?: string | null;
            /** @description The account. */
            account?: string | null;
            /** @description The kind of IRA; the default is traditional. */
            ira?: ("traditional" | "roth") | null;
            /**
             * @description The decedent's basis, which adds to line 2, in dollars; for a Roth IRA, the part from contributions. Optional in the inherited ledger.
             * @default null
             */
            basis?: components["schemas"]["Dollars"] | null;
            /** @description For a Roth IRA: the decedent's conversions, by year. */
            roth_conversions?: {
                /** @description The year of the conversion. */
                year: components["schemas"]["Year"];
                /** @description The part of that year's conversions that is left, in dollars. */
                amount: components["schemas"]["Dollars"];
                /** @description The part of it that was taxed when converted, in dollars. */
                taxable: components["schemas"]["Dollars"];
            }[] | null;
            /**
             * @description For a Roth IRA: the tax year of the decedent's first Roth IRA contribution or conversion.
             * @default null
             */
            roth_since?: components["schemas"]["Year"] | null;
        };
        BasisAdjustmentEntry: {
            /**
             * @description A documented change of basis.
             * @constant
             */
            kind: "basis_adjustment";
            /** @description The date it happened. */
            date: components["schemas"]["Date"];
            /** @description `unknown` if a paper shows only the year of `date`. The program asks for the date if a rule depends on it. */
            day?: ("known" | "unknown") | null;
            /** @description Dollars; negative to reduce basis. */
            amount: components["schemas"]["NonzeroDollars"];
            /** @description Why the basis changes. */
            note: string;
            /** @description The account. */
            account?: string | null;
            /**
             * @description The tax year whose basis changes. The default is the year of the date.
             * @default null
             */
            for?: components["schemas"]["Year"] | null;
        };
        AssertEntry: {
            /**
             * @description A check that changes no amount: that year's line must have this amount.
             * @constant
             */
            kind: "assert";
            /**
             * @description Optional if `for` is present.
             * @default null
             */
            date?: components["schemas"]["Date"] | null;
            /** @description `unknown` if a paper shows only the year of `date`. The program asks for the date if a rule depends on it. */
            day?: ("known" | "unknown") | null;
            /** @description What the line must be, in dollars; a blank line counts as zero. */
            amount: components["schemas"]["SignedDollars"];
            /** @description Your own note. */
            note?: string | null;
            /** @description The account. */
            account?: string | null;
            /**
             * @description The tax year of the line. The default is the year of the date.
             * @default null
             */
            for?: components["schemas"]["Year"] | null;
            /** @description The label of the line on that year's form. */
            line: string | number;
        };
        YearFacts: {
            /**
             * @description Value of all traditional IRAs, including SEP and SIMPLE IRAs, on December 31 (in the year of death: on the date of death), in dollars. A list of accounts is added up.
             * @default null
             */
            year_end_value?: ((number | string) | {
                /** @description The account. */
                account?: string | null;
                /** @description The kind of IRA; the default is traditional. */
                ira?: ("traditional" | "sep" | "simple") | null;
                /** @description Its value on December 31, in dollars. */
                value: components["schemas"]["Dollars"];
            }[]) | null;
            /**
             * @description In the year of death, the value of all traditional IRAs on the date of death, in dollars. It takes the place of `year_end_value`.
             * @default null
             */
            value_at_death?: components["schemas"]["Dollars"] | null;
            /**
             * @description Whether contributions above the limit stay on line 1 of Form 8606. With `false`, line 1 ends at the limit. Without an answer they stay, and a filing package asks.
             * @default null
             */
            line_1_above_limit?: boolean | null;
            /**
             * @description Your position on an excess contribution that was converted: `traditional` leaves it in Part III of Form 5329. The law does not say, and the program does not compute Part IV for it; a filing package asks.
             * @default null
             */
            converted_excess?: "traditional" | null;
            /**
             * @description The IRA deduction claimed for the year, in dollars; the default is none. What a filed return claimed, unless `filed.deducted` has another amount; then it is the right one.
             * @default null
             */
            deducted?: (number | string) | null;
            /** @description Whether income limits may reduce the deduction (Worksheet 1-1). Not where all of it can be deducted at the modified AGI of the year. */
            deduction_limited?: boolean | null;
            /** @description The choice for line 4: which deposits count as nondeductible first. */
            nondeductible_first?: ("earliest" | "latest") | null;
            /**
             * @description Filing status.
             * @default null
             */
            filing_status?: ("single" | "married_joint" | "married_separate" | "head_of_household" | "surviving_spouse") | null;
            /**
             * @description Value of all Roth IRAs on December 31 (Form 5498, box 5), in dollars. It can only lower the tax on an excess.
             * @default null
             */
            roth_year_end_value?: components["schemas"]["Dollars"] | null;
            /**
             * @description Nontaxable difficulty-of-care payments, in dollars. They raise the limit for nondeductible contributions.
             * @default null
             */
            difficulty_of_care?: components["schemas"]["Dollars"] | null;
            /**
             * @description The required minimum distribution for the year, in dollars, if it is not from the Uniform Lifetime Table.
             * @default null
             */
            required_distribution?: components["schemas"]["Dollars"] | null;
            /**
             * @description Whether the ledger has all that came out of the IRAs in the year, traditional and Roth.
             * @default null
             */
            no_other_distribution?: boolean | null;
            /**
             * @description Whether the ledger has all IRA contributions for the year.
             * @default null
             */
            no_other_contribution?: boolean | null;
            /**
             * @description Income from Form 8915 that line 4b of Form 1040 (15b before 2018) includes, for these IRAs, in dollars: computed with the right lines 15b and 25b, this year's part of earlier years too.
             * @default null
             */
            form_8915?: components["schemas"]["Dollars"] | null;
            /**
             * @description Modified adjusted gross income, in dollars.
             * @default null
             */
            magi?: components["schemas"]["SignedDollars"] | null;
            /**
             * @description Whether `magi` is the right amount or that of the return as filed.
             * @default null
             */
            magi_is?: ("right" | "as_filed") | null;
            /**
             * @description Whether you checked that no exception to the additional tax applies to the year's other early distributions.
             * @default null
             */
            no_exception?: boolean | null;
            /**
             * @description Compensation, in dollars.
             * @default null
             */
            compensation?: components["schemas"]["Dollars"] | null;
            /**
             * @description Whether an employer plan covers the owner.
             * @default null
             */
            covered_by_plan?: boolean | null;
            /**
             * @description Facts about the employer's plan, for the review.
             * @default null
             */
            employer_plan?: {
                /**
                 * @description Whether the plan accepts pre-tax money from IRAs.
                 * @default null
                 */
                accepts_ira_rollovers?: ("all" | "plan_money_only" | "none") | null;
                /**
                 * @description Whether the plan accepts after-tax contributions.
                 * @default null
                 */
                after_tax?: boolean | null;
                /**
                 * @description Whether you can convert them to Roth, in the plan or by a rollover.
                 * @default null
                 */
                in_plan_conversion?: boolean | null;
                /**
                 * @description Elective deferrals for the year, in dollars.
                 * @default null
                 */
                deferrals?: components["schemas"]["Dollars"] | null;
                /**
                 * @description The employer's contributions for the year, in dollars.
                 * @default null
                 */
                employer?: components["schemas"]["Dollars"] | null;
                /**
                 * @description After-tax contributions for the year, in dollars.
                 * @default null
                 */
                after_tax_contributed?: components["schemas"]["Dollars"] | null;
            } | null;
            /**
             * @description Whether spouses who file separately lived apart all year.
             * @default null
             */
            lived_apart?: boolean | null;
            /**
             * @description Facts about the spouse that the spouse's own ledger does not have.
             * @default null
             */
            spouse?: {
                /**
                 * @description Whether an employer plan covers the spouse.
                 * @default null
                 */
                covered_by_plan?: boolean | null;
                /**
                 * @description The spouse's compensation, in dollars.
                 * @default null
                 */
                compensation?: components["schemas"]["Dollars"] | null;
                /**
                 * @description The spouse's IRA contributions for the year, in dollars.
                 * @default null
                 */
                ira_contributions?: components["schemas"]["Dollars"] | null;
            } | null;
            /**
             * @description Whether the return's due date was extended; it counts as not extended until you say so.
             * @default null
             */
            extended?: boolean | null;
            /**
             * @description A postponed due date, as in a federal disaster area.
             * @default null
             */
            due?: components["schemas"]["Date"] | null;
            /**
             * @description What was actually filed for the year.
             * @default null
             */
            filed?: {
                /**
                 * @description Whether a return was filed for the year.
                 * @default null
                 */
                return?: boolean | null;
                /**
                 * @description The date the return was filed.
                 * @default null
                 */
                date?: components["schemas"]["Date"] | null;
                /**
                 * @description The date of the last payment of the tax, if after the due date; the due date if nothing was paid later.
                 * @default null
                 */
                paid_on?: components["schemas"]["Date"] | null;
                /** @description The dates amended returns were filed. */
                amended?: components["schemas"]["Date"][] | null;
                /**
                 * @description Whether a Form 8606 was filed for the year.
                 * @default null
                 */
                form_8606?: boolean | null;
                /**
                 * @description The lines of Form 8606 as filed, in dollars; line 10 as text.
                 * @default null
                 */
                lines?: {
                    [key: string]: number | string;
                } | null;
                /**
                 * @description Lines 4a and 4b (15a and 15b before 2018) of the return as filed.
                 * @default null
                 */
                form_1040?: {
                    /**
                     * @description IRA distributions on the return as filed, in dollars.
                     * @default null
                     */
                    "4a"?: components["schemas"]["Dollars"] | null;
                    /**
                     * @description Their taxable amount on the return as filed, in dollars.
                     * @default null
                     */
                    "4b"?: components["schemas"]["Dollars"] | null;
                } | null;
                /**
                 * @description The IRA deduction on the return as filed, in dollars.
                 * @default null
                 */
                deducted?: components["schemas"]["Dollars"] | null;
                /**
                 * @description Adjusted gross income on the return as filed, in dollars: for Form 1040-X, line 1.
                 * @default null
                 */
                agi?: components["schemas"]["SignedDollars"] | null;
                /**
                 * @description The lines of Form 5329 as filed, in dollars; empty if none was filed.
                 * @default null
                 */
                form_5329?: {
                    [key: string]: components["schemas"]["Dollars"];
                } | null;
                /**
                 * @description Whether the owner had to file a return for the year.
                 * @default null
                 */
                required?: boolean | null;
            } | null;
            /**
             * @description For 2010 only: when conversions are taxed.
             * @default null
             */
            tax_conversion_in?: ("2010" | "2011_2012") | null;
        };
        Opening: {
            /** @description The last tax year before the ledger starts. */
            year: components["schemas"]["Year"];
            /**
             * @description Basis at the end of that year, from the Total Basis Chart, in dollars.
             * @default null
             */
            basis?: components["schemas"]["Dollars"] | null;
            /**
             * @description Instead of `basis`: the lines of that year's Form 8606 that the Total Basis Chart names.
             * @default null
             */
            lines?: {
                [key: string]: components["schemas"]["Dollars"];
            } | null;
            /**
             * @description The tax year of the last filed Form 8606, whose line 14 is `basis` (with `inherited_from`, the decedent's form); `none` if none was filed.
             * @default null
             */
            last_form?: (components["schemas"]["Year"] | "none") | null;
            /**
             * @description Whether you compared these amounts with the filed forms. A filing package asks if line 2 or 22 of a form filed later has another amount.
             * @default null
             */
            basis_checked?: boolean | null;
            /**
             * @description With `inherited_from`: whether the basis is your share of line 14 of the decedent's last Form 8606.
             * @default null
             */
            share?: boolean | null;
            /**
             * @description Basis left in regular Roth contributions (line 22), in dollars.
             * @default null
             */
            roth_contributions?: components["schemas"]["Dollars"] | null;
            /**
             * @description The part of each year's conversions still in the Roth IRAs, oldest first.
             * @default null
             */
            roth_conversions?: {
                /** @description The year of the conversion. */
                year: components["schemas"]["Year"];
                /** @description The part of that year's conversions that is left, in dollars. */
                amount: components["schemas"]["Dollars"];
                /** @description The part of it that was taxed when converted, in dollars. */
                taxable: components["schemas"]["Dollars"];
            }[] | null;
            /**
             * @description The tax year of the first contribution or conversion to any Roth IRA; if there was none before the ledger, the first year for which it has one.
             * @default null
             */
            roth_since?: components["schemas"]["Year"] | null;
            /**
             * @description First-time homebuyer distributions taken so far, in dollars.
             * @default null
             */
            homebuyer_used?: components["schemas"]["Dollars"] | null;
            /** @description Repayments of Roth distributions not used yet, which add to the next line 22, in dollars. */
            repayments_carried?: components["schemas"]["Dollars"] | null;
            /** @description Excess contributions still in the traditional IRAs: line 16 of that year's Form 5329, in dollars. */
            excess_traditional?: components["schemas"]["Dollars"] | null;
            /** @description The part of `excess_traditional` that was left off line 1 of Form 8606 and is not in `basis`, in dollars. */
            excess_off_line_1?: components["schemas"]["Dollars"] | null;
            /** @description Excess contributions still in the Roth IRAs: line 24 of that year's Form 5329, in dollars. */
            excess_roth?: components["schemas"]["Dollars"] | null;
            /** @description Whether an earlier excess contribution may still be in the IRAs, in an unknown amount. */
            excess_unknown?: boolean | null;
            /** @description Total rolled over from 529 plans to Roth IRAs so far, in dollars. */
            rolled_from_529?: components["schemas"]["Dollars"] | null;
            /** @description In-plan Roth rollovers that came to the Roth IRAs from a designated Roth account and are still there. */
            in_plan_rollovers?: {
                /** @description The year of the conversion. */
                year: components["schemas"]["Year"];
                /** @description The part of that year's conversions that is left, in dollars. */
                amount: components["schemas"]["Dollars"];
                /** @description The part of it that was taxed when converted, in dollars. */
                taxable: components["schemas"]["Dollars"];
            }[] | null;
            /** @description The amount treated as distributions for each disaster so far, which counts against its limit. */
            disaster_distributions?: {
                /** @description The disaster, as its distributions name it. */
                disaster: string;
                /** @description The amount treated as distributions for it, in dollars. */
                amount: components["schemas"]["Dollars"];
            }[] | null;
            /**
             * @description IRA deductions for years at age 70½ or older, from 2020 on, that no charitable distribution has used up yet, in dollars; 0 if there are none.
             * @default null
             */
            qcd_deductions?: components["schemas"]["Dollars"] | null;
            /**
             * @description The year of the one-time transfer from an IRA to an HSA.
             * @default null
             */
            hsa_funded?: components["schemas"]["Year"] | null;
            /**
             * @description The one year with charitable distributions to a split-interest entity.
             * @default null
             */
            split_interest_gift?: components["schemas"]["Year"] | null;
            /**
             * @description Income from 2010 conversions and plan rollovers that is taxed in later years.
             * @default null
             */
            deferred_income?: {
                /** @description The income taxable in each year. */
                due: {
                    /** @description The tax year when it is taxable. */
                    year: components["schemas"]["Year"];
                    /** @description From conversions of IRAs (line 20a or 20b of the 2010 form), in dollars. */
                    ira: components["schemas"]["Dollars"];
                    /** @description From rollovers out of employer plans (line 25a or 25b), in dollars. */
                    plan: components["schemas"]["Dollars"];
                }[];
                /** @description The part already taxed before its year, in dollars. */
                taxed_early?: components["schemas"]["Dollars"] | null;
            } | null;
        };
        Dollars: number | string;
        PositiveDollars: number | string;
        SignedDollars: number | string;
        NonzeroDollars: number | string;
        Year: number;
        /** Format: date */
        Date: string;
        /** Format: date */
        LifeDate: string;
        Lines: {
            owner: string;
            /** @description Every year from the first to the last in the ledger. */
            years: components["schemas"]["YearLines"][];
            findings: components["schemas"]["Finding"][];
        };
        YearLines: {
            /** @description A tax year. */
            tax_year: number;
            /** @description Whether the year requires Form 8606. */
            must_file: boolean;
            reasons: ("nondeductible_contribution" | "distribution_with_basis" | "divorce_transfer" | "conversion" | "plan_rollover" | "roth_distribution")[];
            /** @enum {string} */
            method?: "form" | "worksheet_1_1";
            parts: ("I" | "II" | "III" | "IV")[];
            /** @description Amounts by the labels of that year's form; line 10 is text. Blank lines are absent. */
            lines: {
                [key: string]: number | string;
            };
            /** @description Worksheet 1-1 of Publication 590-B, by its lines. */
            worksheet?: {
                [key: string]: number | string;
            };
            /** @description This ledger's amounts for lines 4a and 4b of Form 1040 (15a and 15b before 2018). */
            form_1040: {
                /** @description Dollars, with cents as decimals. */
                "4a": number;
                /** @description Dollars, with cents as decimals. */
                "4b": number;
            };
            /** @description The IRA lines of Form 5329: 1 to 4 for early distributions, 9 to 17 and 18 to 25 for excess contributions to traditional or Roth IRAs. */
            form_5329?: {
                [key: string]: number;
            };
            carry: components["schemas"]["Carry"];
            statements: {
                /** @enum {string} */
                kind: "recharacterization" | "returned_contribution" | "excess_removal" | "divorce_transfer" | "disaster";
                text: string;
                /** @description Dollars, with cents as decimals. */
                net_income?: number;
                /** @description Dollars, with cents as decimals. */
                transferred?: number;
            }[];
            /** @description Lines 15b and 25b by disaster. */
            disasters?: {
                /** @enum {string} */
                line: "15b" | "25b";
                disaster: string;
                /** @description Dollars, with cents as decimals. */
                amount: number;
            }[];
            /** @description By line, if requested. */
            explain?: {
                [key: string]: {
                    rule: string;
                    operands: {
                        line: string;
                        amount: number | string;
                    }[];
                    entries: {
                        place: string;
                        what: string;
                        /** @description Dollars, with cents as decimals. */
                        amount: number;
                    }[];
                    rounding: string;
                    /** @description The whole explanation for a person, with the amount first. */
                    text: string;
                };
            };
            /** @description Lines 4a and 4b of the return (15a and 15b before 2018), if requested. */
            explain_1040?: {
                [key: string]: {
                    rule: string;
                    operands: {
                        line: string;
                        amount: number | string;
                    }[];
                    entries: {
                        place: string;
                        what: string;
                        /** @description Dollars, with cents as decimals. */
                        amount: number;
                    }[];
                    rounding: string;
                    /** @description The whole explanation for a person, with the amount first. */
                    text: string;
                };
            };
            /** @description Form 5329 by line, if requested and if the year has one. */
            explain_5329?: {
                [key: string]: {
                    rule: string;
                    operands: {
                        line: string;
                        amount: number | string;
                    }[];
                    entries: {
                        place: string;
                        what: string;
                        /** @description Dollars, with cents as decimals. */
                        amount: number;
                    }[];
                    rounding: string;
                    /** @description The whole explanation for a person, with the amount first. */
                    text: string;
                };
            };
        };
        /** @description What carries forward to the next year. You can use it as the `opening` of a new ledger. */
        Carry: {
            /** @description A tax year. */
            year: number;
            /** @description The next year's line 2. */
            basis: number;
            roth_contributions: number | null;
            roth_conversions: {
                /** @description A tax year. */
                year: number;
                /** @description Dollars, with cents as decimals. */
                amount: number;
                /** @description Dollars, with cents as decimals. */
                taxable: number;
            }[];
            roth_since: number | null;
            /** @description Dollars, with cents as decimals. */
            homebuyer_used: number;
            /** @description Dollars, with cents as decimals. */
            repayments_carried?: number;
            /** @description Dollars, with cents as decimals. */
            excess_traditional?: number;
            /** @description Dollars, with cents as decimals. */
            excess_off_line_1?: number;
            /** @description Dollars, with cents as decimals. */
            excess_roth?: number;
            excess_unknown?: boolean;
            /** @description Dollars, with cents as decimals. */
            rolled_from_529?: number;
            /** @description Dollars, with cents as decimals. */
            qcd_deductions?: number;
            in_plan_rollovers?: {
                /** @description A tax year. */
                year: number;
                /** @description Dollars, with cents as decimals. */
                amount: number;
                /** @description Dollars, with cents as decimals. */
                taxable: number;
            }[];
            deferred_income?: {
                due: {
                    /** @description A tax year. */
                    year: number;
                    /** @description Dollars, with cents as decimals. */
                    ira: number;
                    /** @description Dollars, with cents as decimals. */
                    plan: number;
                }[];
                /** @description Dollars, with cents as decimals. */
                taxed_early: number;
            };
        };
        Finding: {
            /**
             * @description The finding's code, from a fixed list.
             * @enum {string}
             */
            code: "already_in_opening" | "amount_unlikely" | "assessment_closed" | "basis_chain_broken" | "basis_lost_closed_year" | "basis_missing" | "basis_proof" | "basis_rolled_into_plan" | "basis_unrecovered" | "birth_date_missing" | "contribution_deducted" | "conversion_before_contribution" | "conversion_gain" | "conversion_income_put_off" | "conversion_not_allowed" | "conversion_recharacterized_after_2017" | "converted_before" | "correction_in_time" | "day_unknown" | "deduction_assumed_none" | "deposit_without_year" | "disaster_on_form_8915" | "disaster_over_limit" | "disaster_repayment_basis" | "distribution_after_contribution" | "divorce_basis_zero" | "due_by_state" | "entry_twice" | "excess_above_basis" | "excess_each_year" | "excess_not_removable" | "filed_form_wrong" | "five_year_clocks" | "form_not_filed" | "household_basis_differs" | "hsa_funding_above_pretax" | "hsa_funding_over_limit" | "inherited_as_own" | "inherited_rollover" | "late_contribution" | "late_rollover" | "mega_backdoor" | "negative_line_18" | "no_return_filed" | "opening_assumed_none" | "over_70_half_contribution" | "over_limit" | "overstated_contribution" | "pretax_arrived_later" | "pro_rata" | "qcd_over_limit" | "qcd_split_interest_over_limit" | "qcd_too_young" | "refund_window" | "repayments_pro_rata" | "reverse_rollover" | "rmd_converted" | "rmd_first" | "rmd_rolled_over" | "rollover_529" | "rollover_under_notice" | "roth_over_income" | "second_rollover_in_year" | "simple_two_years" | "spousal_limit" | "spouse_pooled" | "state_basis" | "step_transaction" | "taxed_too_little" | "taxed_twice_open_year" | "two_people" | "withholding_on_conversion" | "worksheet_without_charity" | "wrong_custodian_year" | "wrong_year";
            /** @description A tax year. */
            tax_year: number;
            /**
             * @description error: a form is wrong or missing; warning: you are paying tax or are close to breaking a rule; info: good to know.
             * @enum {string}
             */
            severity: "error" | "warning" | "info";
            /** @description The finding, with the amounts in this ledger. */
            message: string;
            /** @description What to do. */
            fix: string;
            /** @description What to write in the ledger, with its keys. */
            enter?: string;
            /** @description Section of law, form instruction or notice. */
            source: string;
        };
        Form: {
            /** @description The year of the form, or all years of a packet. */
            tax_years: number[];
            /** @description The template that was filled for each of these years. */
            templates: ("official" | "worksheet")[];
            file_name: string;
            /**
             * Format: base64
             * @description The PDF.
             */
            content: string;
        };
        Forms: {
            owner: string;
            /** @description Every year from the first to the last in the ledger. */
            years: components["schemas"]["YearLines"][];
            findings: components["schemas"]["Finding"][];
            forms: components["schemas"]["Form"][];
        };
        Review: {
            /** @description One item for each ledger, in the order of the request. */
            owners: {
                owner: string;
                findings: components["schemas"]["Finding"][];
            }[];
        };
        Years: {
            years: {
                /** @description A tax year. */
                tax_year: number;
                /**
                 * @description draft: the IRS has not published the year's final form yet.
                 * @enum {string}
                 */
                status: "final" | "draft";
                /** @description The installed templates; `auto` uses the first. */
                templates: ("official" | "worksheet")[];
                /** @description Why the form is not filled in; the lines are still computed. */
                why_not_filled: string | null;
            }[];
        };
        ExportPrograms: {
            programs: {
                /** @enum {string} */
                id: "turbotax" | "freetaxusa" | "hrblock" | "taxact" | "fffa" | "drake" | "proseries" | "lacerte" | "paper";
                name: string;
                /** @description Used by paid preparers. */
                preparer: boolean;
                screens: {
                    /** @description A tax year. */
                    from: number;
                    /**
                     * @description steps: menus and questions by the publisher's pages; partly: some of them; lines: the form itself.
                     * @enum {string}
                     */
                    known: "steps" | "partly" | "lines";
                    says: string;
                    /** @description The last tax year that a source was about. */
                    last_seen: number;
                }[];
            }[];
        };
        /** @description One sheet, of the owner of the ledger. */
        EntrySheet: {
            /** @description A tax year. */
            tax_year: number;
            owner: string;
            /** @enum {string} */
            role: "taxpayer" | "spouse";
            program: string;
            preparer: boolean;
            /** @description How far the screens of the program are known. */
            about: string[];
            sections: {
                title: string;
                /** @description How to get there. */
                path?: string;
                rows: {
                    where: string;
                    question: string;
                    answer: number | string;
                }[];
            }[];
            /** @description What the program must show when everything is typed. */
            checks: {
                where: string;
                value: number | string;
            }[];
            /** @description Another taxable amount on Form 1040, and the entry that it points to. */
            wrong: {
                /** @description Dollars, with cents as decimals. */
                taxable: number;
                look: string;
            }[];
            notes: string[];
        }[];
        /** @description By form (`f8606t`, or `f8606s` of a spouse) and field. */
        FillableForms: {
            [key: string]: {
                [key: string]: string;
            };
        };
        BatchLine: {
            /** @description The line of the request, starting at 1. */
            line: number;
            result: {
                owner: string;
                /** @description Every year from the first to the last in the ledger. */
                years: components["schemas"]["YearLines"][];
                findings: components["schemas"]["Finding"][];
                forms?: components["schemas"]["Form"][];
            };
        } | {
            line: number;
            error: components["schemas"]["Problem"];
        };
        ImportForm: {
            /** @description Each paper as a file. Repeat this part for each paper. */
            paper: string[];
            /** @description Answers by question ID, as JSON. */
            answers?: {
                [key: string]: string | number | boolean | null;
            };
            /** @description The ledger to add to, as JSON. */
            ledger?: components["schemas"]["Ledger"];
        };
        Imported: {
            papers: {
                file: string;
                kind: string;
                owner: {
                    name: string | null;
                    /** @description The last four digits. */
                    ssn: string | null;
                };
                tax_year: number | null;
                /** @description The last characters of the account number. */
                account: string | null;
                facts: ({
                    name: string;
                    /** @description The box or line on the paper. */
                    box?: string;
                    /** @description Money in cents, dates as YYYY-MM-DD. */
                    value: number | string | boolean;
                    date?: string;
                    place: {
                        page?: number;
                        /** @description The line, starting at 1. */
                        line: number;
                        /** @description The text there. Social Security and account numbers are shortened. */
                        text: string;
                    };
                    /**
                     * @description confirm: read from the layout of a page. doubtful: two readings are possible.
                     * @enum {string}
                     */
                    certainty: "certain" | "confirm" | "doubtful";
                    alternatives?: (number | string | boolean)[];
                } | {
                    date: string;
                    /** @description The kind of transaction, from the row's text. */
                    action: string;
                    text: string;
                    /** @description In cents; negative if money left the account. */
                    amount: number | null;
                    /** @description The tax year of a contribution, if the row shows it. */
                    for: number | null;
                    /** @description Last characters of the other account. */
                    counterpart: string | null;
                    place: {
                        page?: number;
                        /** @description The line, starting at 1. */
                        line: number;
                        /** @description The text there. Social Security and account numbers are shortened. */
                        text: string;
                    };
                    /**
                     * @description confirm: read from the layout of a page. doubtful: two readings are possible.
                     * @enum {string}
                     */
                    certainty: "certain" | "confirm" | "doubtful";
                })[];
                /** @description Text on the paper that was not understood. */
                unknown: {
                    place: {
                        page?: number;
                        /** @description The line, starting at 1. */
                        line: number;
                        /** @description The text there. Social Security and account numbers are shortened. */
                        text: string;
                    };
                    reason: string;
                }[];
            }[];
            /** @description The first person's own IRAs; null if no paper was read. */
            ledger: {
                [key: string]: unknown;
            } | null;
            /** @description The ledgers of a spouse and of inherited IRAs. */
            other_ledgers: {
                [key: string]: unknown;
            }[];
            questions: {
                /** @description The key for the answer. */
                id: string;
                about: string;
                reason: string;
                papers: string[];
                choices: {
                    answer: string;
                    means: string;
                }[];
                suggested: string | null;
                tax_year: number | null;
            }[];
            /** @description Entries that are not in any ledger until you answer their questions. */
            waiting: {
                questions: string[];
                entry: {
                    [key: string]: unknown;
                };
            }[];
            notes: {
                tax_year: number | null;
                message: string;
                papers: string[];
            }[];
            /** @description Problems in files and answers; `path` is the file. */
            problems: {
                /**
                 * @description The error code. Codes do not change.
                 * @enum {string}
                 */
                code: "invalid_syntax" | "duplicate_key" | "unknown_key" | "missing_value" | "invalid_value" | "inconsistent" | "missing_fact" | "not_supported" | "assertion_failed" | "template_missing" | "template_refused" | "invalid_ledger" | "too_many_values" | "nothing_to_file" | "invalid_query" | "invalid_request" | "unauthorized" | "not_found" | "method_not_allowed" | "not_acceptable" | "request_timeout" | "body_too_large" | "misdirected_request" | "unsupported_media_type" | "too_many_requests" | "headers_too_large" | "overloaded" | "internal";
                /** @description The place as a person writes it, such as entries[3].amount. */
                path: string;
                /** @description The place as a JSON Pointer (RFC 6901). */
                pointer: string;
                message: string;
                line?: number;
                column?: number;
            }[];
        };
        Health: {
            /** @constant */
            status: "ok";
        };
        /** @description An error (RFC 9457). */
        Problem: {
            /** @description The address that describes the code. */
            type: string;
            title: string;
            status: number;
            /**
             * @description The error code. Codes do not change.
             * @enum {string}
             */
            code: "invalid_syntax" | "duplicate_key" | "unknown_key" | "missing_value" | "invalid_value" | "inconsistent" | "missing_fact" | "not_supported" | "assertion_failed" | "template_missing" | "template_refused" | "invalid_ledger" | "too_many_values" | "nothing_to_file" | "invalid_query" | "invalid_request" | "unauthorized" | "not_found" | "method_not_allowed" | "not_acceptable" | "request_timeout" | "body_too_large" | "misdirected_request" | "unsupported_media_type" | "too_many_requests" | "headers_too_large" | "overloaded" | "internal";
            detail?: string;
            /** @description Every problem in the ledger or the query. */
            errors?: components["schemas"]["ProblemItem"][];
        };
        ProblemItem: {
            /**
             * @description The error code. Codes do not change.
             * @enum {string}
             */
            code: "invalid_syntax" | "duplicate_key" | "unknown_key" | "missing_value" | "invalid_value" | "inconsistent" | "missing_fact" | "not_supported" | "assertion_failed" | "template_missing" | "template_refused" | "invalid_ledger" | "too_many_values" | "nothing_to_file" | "invalid_query" | "invalid_request" | "unauthorized" | "not_found" | "method_not_allowed" | "not_acceptable" | "request_timeout" | "body_too_large" | "misdirected_request" | "unsupported_media_type" | "too_many_requests" | "headers_too_large" | "overloaded" | "internal";
            /** @description The place as a person writes it, such as entries[3].amount. */
            path: string;
            /** @description The place as a JSON Pointer (RFC 6901). */
            pointer: string;
            message: string;
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    computeLines: {
        parameters: {
            query?: {
                /** @description Includes an explanation of each line. */
                explain?: true | false;
                /** @description The date to treat as today, for deadlines. The default is today. */
                as_of?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Ledger"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Lines"];
                };
            };
            /** @description `invalid_request`: The request is not valid HTTP. `invalid_query`: The query is not valid. `invalid_syntax`: The text is not valid JSON or YAML. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthorized`: A valid bearer token is required. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_acceptable`: No acceptable media type. */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request_timeout`: The request did not arrive in time. */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large`: The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: Unsupported media type. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_values`: The ledger is too large for the server. `invalid_ledger`: The ledger is not valid. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_requests`: Too many requests from one client. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `headers_too_large`: The headers are too large. */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: The program failed. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `overloaded`: The server is busy or stopping; try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    fillForms: {
        parameters: {
            query?: {
                /** @description Only these tax years, such as 2019-2021,2023. The default is every year that needs the form. */
                years?: string;
                /** @description Which template to fill: the IRS's own form, this program's worksheet, or the first of them that is installed. */
                template?: "auto" | "official" | "worksheet";
                /** @description Prints the amounts into the pages, without editable fields. */
                flatten?: true | false;
                /** @description All years in one PDF that ends with the review findings and a chart. Several years in one PDF are always a packet. */
                packet?: true | false;
                /** @description Fills in the address, for forms sent without a tax return. A year without a filed return always has it. */
                alone?: true | false;
                /** @description The date to treat as today, for deadlines. The default is today. */
                as_of?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Ledger"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/pdf": string;
                    "application/zip": string;
                    "application/json": components["schemas"]["Forms"];
                };
            };
            /** @description `invalid_request`: The request is not valid HTTP. `invalid_query`: The query is not valid. `invalid_syntax`: The text is not valid JSON or YAML. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthorized`: A valid bearer token is required. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_acceptable`: No acceptable media type. */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request_timeout`: The request did not arrive in time. */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large`: The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: Unsupported media type. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_values`: The ledger is too large for the server. `invalid_ledger`: The ledger is not valid. `nothing_to_file`: None of the requested years needs the form. `template_missing`: There is no template for the year. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_requests`: Too many requests from one client. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `headers_too_large`: The headers are too large. */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: The program failed. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `overloaded`: The server is busy or stopping; try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    reviewLedgers: {
        parameters: {
            query?: {
                /** @description The date to treat as today, for deadlines. The default is today. */
                as_of?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Ledger"] | components["schemas"]["Ledger"][];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Review"];
                };
            };
            /** @description `invalid_request`: The request is not valid HTTP. `invalid_query`: The query is not valid. `invalid_syntax`: The text is not valid JSON or YAML. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthorized`: A valid bearer token is required. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_acceptable`: No acceptable media type. */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request_timeout`: The request did not arrive in time. */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large`: The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: Unsupported media type. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_values`: The ledger is too large for the server. `invalid_ledger`: The ledger is not valid. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_requests`: Too many requests from one client. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `headers_too_large`: The headers are too large. */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: The program failed. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `overloaded`: The server is busy or stopping; try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    makePackages: {
        parameters: {
            query?: {
                /** @description Which template to fill: the IRS's own form, this program's worksheet, or the first of them that is installed. */
                template?: "auto" | "official" | "worksheet";
                /** @description The date to treat as today, for deadlines. The default is today. */
                as_of?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Ledger"] | components["schemas"]["Ledger"][];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/zip": string;
                };
            };
            /** @description `invalid_request`: The request is not valid HTTP. `invalid_query`: The query is not valid. `invalid_syntax`: The text is not valid JSON or YAML. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthorized`: A valid bearer token is required. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_acceptable`: No acceptable media type. */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request_timeout`: The request did not arrive in time. */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large`: The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: Unsupported media type. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_values`: The ledger is too large for the server. `invalid_ledger`: The ledger is not valid. `template_missing`: There is no template for the year. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_requests`: Too many requests from one client. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `headers_too_large`: The headers are too large. */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: The program failed. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `overloaded`: The server is busy or stopping; try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    computeBatch: {
        parameters: {
            query?: {
                /** @description Only these tax years, such as 2019-2021,2023. The default is every year that needs the form. */
                years?: string;
                /** @description Which template to fill: the IRS's own form, this program's worksheet, or the first of them that is installed. */
                template?: "auto" | "official" | "worksheet";
                /** @description Prints the amounts into the pages, without editable fields. */
                flatten?: true | false;
                /** @description All years in one PDF that ends with the review findings and a chart. Several years in one PDF are always a packet. */
                packet?: true | false;
                /** @description Fills in the address, for forms sent without a tax return. A year without a filed return always has it. */
                alone?: true | false;
                /** @description The date to treat as today, for deadlines. The default is today. */
                as_of?: string;
                /** @description With the filled forms of each ledger in base64; in a ZIP they always are. */
                forms?: true | false;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/jsonl": components["schemas"]["Ledger"];
                "application/x-ndjson": components["schemas"]["Ledger"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/jsonl": components["schemas"]["BatchLine"];
                    "application/x-ndjson": components["schemas"]["BatchLine"];
                    "application/zip": string;
                };
            };
            /** @description `invalid_request`: The request is not valid HTTP. `invalid_query`: The query is not valid. `invalid_syntax`: The text is not valid JSON or YAML. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthorized`: A valid bearer token is required. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_acceptable`: No acceptable media type. */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request_timeout`: The request did not arrive in time. */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large`: The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: Unsupported media type. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_values`: The ledger is too large for the server. `invalid_ledger`: The ledger is not valid. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_requests`: Too many requests from one client. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `headers_too_large`: The headers are too large. */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: The program failed. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `overloaded`: The server is busy or stopping; try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    importPapers: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "multipart/form-data": components["schemas"]["ImportForm"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Imported"];
                };
            };
            /** @description `invalid_request`: The request is not valid HTTP. `invalid_query`: The query is not valid. `invalid_syntax`: The text is not valid JSON or YAML. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthorized`: A valid bearer token is required. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_acceptable`: No acceptable media type. */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request_timeout`: The request did not arrive in time. */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large`: The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: Unsupported media type. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_values`: The ledger is too large for the server. `invalid_ledger`: The ledger is not valid. `not_supported`: The program does not support this. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_requests`: Too many requests from one client. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `headers_too_large`: The headers are too large. */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: The program failed. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `overloaded`: The server is busy or stopping; try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listExports: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ExportPrograms"];
                };
            };
            /** @description `invalid_request`: The request is not valid HTTP. `invalid_query`: The query is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthorized`: A valid bearer token is required. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_acceptable`: No acceptable media type. */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_requests`: Too many requests from one client. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `headers_too_large`: The headers are too large. */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: The program failed. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `overloaded`: The server is busy or stopping; try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    makeEntrySheet: {
        parameters: {
            query?: {
                /** @description The program. The default is the lines of the form itself. */
                program?: "turbotax" | "freetaxusa" | "hrblock" | "taxact" | "fffa" | "drake" | "proseries" | "lacerte" | "paper";
                /** @description The tax year. The default is the last year with a Form 8606. */
                year?: string;
                /** @description The ledger is that of the spouse, who is named second on the return. */
                spouse?: true | false;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Ledger"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EntrySheet"];
                    "text/csv": string;
                    "application/pdf": string;
                };
            };
            /** @description `invalid_request`: The request is not valid HTTP. `invalid_query`: The query is not valid. `invalid_syntax`: The text is not valid JSON or YAML. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthorized`: A valid bearer token is required. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_acceptable`: No acceptable media type. */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request_timeout`: The request did not arrive in time. */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large`: The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: Unsupported media type. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_values`: The ledger is too large for the server. `invalid_ledger`: The ledger is not valid. `nothing_to_file`: None of the requested years needs the form. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_requests`: Too many requests from one client. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `headers_too_large`: The headers are too large. */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: The program failed. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `overloaded`: The server is busy or stopping; try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    exportHistory: {
        parameters: {
            query?: {
                /** @description One row per year, with a column for each line, named as on the form since 2017. */
                wide?: true | false;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Ledger"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": string;
                };
            };
            /** @description `invalid_request`: The request is not valid HTTP. `invalid_query`: The query is not valid. `invalid_syntax`: The text is not valid JSON or YAML. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthorized`: A valid bearer token is required. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_acceptable`: No acceptable media type. */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request_timeout`: The request did not arrive in time. */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large`: The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: Unsupported media type. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_values`: The ledger is too large for the server. `invalid_ledger`: The ledger is not valid. `nothing_to_file`: None of the requested years needs the form. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_requests`: Too many requests from one client. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `headers_too_large`: The headers are too large. */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: The program failed. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `overloaded`: The server is busy or stopping; try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    exportFillableForms: {
        parameters: {
            query?: {
                /** @description The tax year. The default is the last year with a Form 8606. */
                year?: string;
                /** @description The ledger is that of the spouse, who is named second on the return. */
                spouse?: true | false;
                /** @description The date to treat as today, for deadlines. The default is today. */
                as_of?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Ledger"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FillableForms"];
                };
            };
            /** @description `invalid_request`: The request is not valid HTTP. `invalid_query`: The query is not valid. `invalid_syntax`: The text is not valid JSON or YAML. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthorized`: A valid bearer token is required. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_acceptable`: No acceptable media type. */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request_timeout`: The request did not arrive in time. */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large`: The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: Unsupported media type. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_values`: The ledger is too large for the server. `invalid_ledger`: The ledger is not valid. `nothing_to_file`: None of the requested years needs the form. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_requests`: Too many requests from one client. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `headers_too_large`: The headers are too large. */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: The program failed. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `overloaded`: The server is busy or stopping; try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    exportOpenTaxSolver: {
        parameters: {
            query?: {
                /** @description The tax year. The default is the last year with a Form 8606. */
                year?: string;
                /** @description The ledger is that of the spouse, who is named second on the return. */
                spouse?: true | false;
                /** @description The date to treat as today, for deadlines. The default is today. */
                as_of?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Ledger"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/plain": string;
                };
            };
            /** @description `invalid_request`: The request is not valid HTTP. `invalid_query`: The query is not valid. `invalid_syntax`: The text is not valid JSON or YAML. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthorized`: A valid bearer token is required. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_acceptable`: No acceptable media type. */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request_timeout`: The request did not arrive in time. */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large`: The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: Unsupported media type. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_values`: The ledger is too large for the server. `invalid_ledger`: The ledger is not valid. `nothing_to_file`: None of the requested years needs the form. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_requests`: Too many requests from one client. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `headers_too_large`: The headers are too large. */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: The program failed. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `overloaded`: The server is busy or stopping; try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    exportEfileXml: {
        parameters: {
            query?: {
                /** @description The tax year. The default is the last year with a Form 8606. */
                year?: string;
                /** @description The ledger is that of the spouse, who is named second on the return. */
                spouse?: true | false;
                /** @description The date to treat as today, for deadlines. The default is today. */
                as_of?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Ledger"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/xml": string;
                };
            };
            /** @description `invalid_request`: The request is not valid HTTP. `invalid_query`: The query is not valid. `invalid_syntax`: The text is not valid JSON or YAML. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthorized`: A valid bearer token is required. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_acceptable`: No acceptable media type. */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request_timeout`: The request did not arrive in time. */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large`: The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: Unsupported media type. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_values`: The ledger is too large for the server. `invalid_ledger`: The ledger is not valid. `nothing_to_file`: None of the requested years needs the form. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_requests`: Too many requests from one client. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `headers_too_large`: The headers are too large. */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: The program failed. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `overloaded`: The server is busy or stopping; try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    exportTxf: {
        parameters: {
            query?: {
                /** @description The tax year. The default is the last year with a Form 8606. */
                year?: string;
                /** @description The ledger is that of the spouse, who is named second on the return. */
                spouse?: true | false;
                /** @description The date to treat as today, for deadlines. The default is today. */
                as_of?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Ledger"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/plain": string;
                };
            };
            /** @description `invalid_request`: The request is not valid HTTP. `invalid_query`: The query is not valid. `invalid_syntax`: The text is not valid JSON or YAML. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthorized`: A valid bearer token is required. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_acceptable`: No acceptable media type. */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `request_timeout`: The request did not arrive in time. */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large`: The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: Unsupported media type. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_values`: The ledger is too large for the server. `invalid_ledger`: The ledger is not valid. `nothing_to_file`: None of the requested years needs the form. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_requests`: Too many requests from one client. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `headers_too_large`: The headers are too large. */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: The program failed. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `overloaded`: The server is busy or stopping; try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listYears: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Years"];
                };
            };
            /** @description `invalid_request`: The request is not valid HTTP. `invalid_query`: The query is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthorized`: A valid bearer token is required. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_acceptable`: No acceptable media type. */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `too_many_requests`: Too many requests from one client. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `headers_too_large`: The headers are too large. */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: The program failed. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `overloaded`: The server is busy or stopping; try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    health: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Health"];
                };
            };
            /** @description `invalid_request`: The request is not valid HTTP. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_acceptable`: No acceptable media type. */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `headers_too_large`: The headers are too large. */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: The program failed. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ready: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Health"];
                };
            };
            /** @description `invalid_request`: The request is not valid HTTP. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_acceptable`: No acceptable media type. */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `headers_too_large`: The headers are too large. */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: The program failed. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `overloaded`: The server is busy or stopping; try again. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    front: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": string;
                };
            };
            /** @description `invalid_request`: The request is not valid HTTP. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_acceptable`: No acceptable media type. */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `headers_too_large`: The headers are too large. */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: The program failed. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    describe: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        [key: string]: unknown;
                    };
                };
            };
            /** @description `invalid_request`: The request is not valid HTTP. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_acceptable`: No acceptable media type. */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `headers_too_large`: The headers are too large. */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: The program failed. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    docs: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": string;
                };
            };
            /** @description `invalid_request`: The request is not valid HTTP. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_acceptable`: No acceptable media type. */
            406: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `headers_too_large`: The headers are too large. */
            431: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal`: The program failed. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
}
