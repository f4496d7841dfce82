/** A form of papers of an invented person, which stands in the description and is sent to a real server by the tests. */
export const formExample = {
  paper: [
    [
      "Wage and Income Transcript",
      "Tax Period Requested: December, 2023",
      "Response Date: 08-05-2024",
      "SSN Provided: XXX-XX-4321",
      "Form 5498 Individual Retirement Arrangement Contribution Information",
      "Trustee/Issuer:",
      "Trustee/Issuer's Federal Identification Number (FIN): XX-XXX3521",
      "EXAM",
      "Participant:",
      "Participant's Identification Number: XXX-XX-4321",
      "Submission Type: Original document",
      "Account Number (Optional): XXXXX1122",
      "IRA Code: Checked",
      "Roth IRA Code: Not Checked",
      "IRA Contributions: $6,500.00",
      "Fair Market Value of Account: $6,512.40",
      "",
    ].join("\n"),
  ],
  answers: { deducted: "no" },
};
