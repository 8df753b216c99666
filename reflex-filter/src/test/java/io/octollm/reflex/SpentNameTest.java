package io.octollm.reflex;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A name says what the value behind it is, and not what stands behind more words. */
class SpentNameTest {
  private final Scanner scanner = new Scanner();

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "PASSPORT | passport of the spouse A75158125, authorisation 5088276 | A75158125",
      "MEDICAL_RECORD_NUMBER | MRN 1879203, insurance: BIN 575161, group RX8504 | 1879203",
      "PHONE | call +1 303 555 0190, room 318B. Sample 540088124 drawn 07:46 | +1 303 555 0190",
      "PHONE | Handy +49 30 23125028. Bitte in SAP (95357099) nachtragen | +49 30 23125028",
      "DATE_OF_BIRTH | date of birth 05/26/1998. Notice date: 06/07/2024 | 05/26/1998",
      "DATE_OF_BIRTH | DOB 26th November 1955, says the award letter of 3 Oct 2023 | 26th November 1955",
      "MEDICAL_RECORD_NUMBER | MRN 12345678 (DOB 01/02/1980) | 12345678",
      "US_BANK_ACCOUNT | Account number 12345678 (routing 021000021) | 12345678",
      "US_SSN | Spouse has no ITIN: 980-71-1088. Mine is 159184757 (SSN). | 159184757"})
  void aNameIsOfOneValue(String type, String text, String value) {
    assertThat(found(type, text)).containsExactly(value);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '~', value = {
      "PASSPORT | passports A75158125, A75158126",
      "DATE_OF_BIRTH | born 01/02/1980 and 03/04/1985",
      "PHONE | {\"phone\":{\"home\":\"2125550123\",\"work\":\"2125550199\"},"
          + "\"note\":\"a text that is long enough to be no brief one\"}",
      "DATE_OF_BIRTH | {\"date_of_birth\":{\"patient\":\"1980-02-03\",\"spouse\":\"1981-03-04\"}}",
      "PHONE | Tel. 212-555-0123/212-555-0199"})
  void aNameIsOfAllOfAListAndAllBelowAKey(String type, String text) {
    assertThat(found(type, text)).hasSize(2);
  }

  private List<String> found(String type, String text) {
    return scanner.scan(text).stream().filter(f -> f.type().equals(type) && f.level() != Level.WEAK)
        .map(f -> text.substring(f.start(), f.end())).toList();
  }
}
