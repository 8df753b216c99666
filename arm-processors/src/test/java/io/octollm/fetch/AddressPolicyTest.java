package io.octollm.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressPolicyTest {
  private static InetAddress address(String text) throws Exception {
    return InetAddress.getByName(text);
  }

  /** Public ones, many of them next to a range that is not. */
  @ParameterizedTest
  @ValueSource(strings = {"1.1.1.1", "9.255.255.255", "11.0.0.0", "93.184.216.34", "100.63.255.255", "100.128.0.0",
      "126.255.255.255", "128.0.0.0", "169.253.255.255", "169.255.0.0", "172.15.255.255", "172.32.0.0",
      "192.0.1.0", "192.167.255.255", "192.169.0.0", "198.17.255.255", "198.20.0.0", "223.255.255.255",
      "2001:200::1", "2001:4860:4860::8888", "2001:db7::1", "2001:db9::1", "2003::1", "2606:4700:4700::1111",
      "2a00:1450::1", "3ffe::1"})
  void publicAddressMayBeAsked(String text) throws Exception {
    assertThat(new AddressPolicy(List.of()).refusal(address(text))).isNull();
  }

  @Test
  void rangeThatSomebodyOpensMayBeAskedAndNoOther() throws Exception {
    AddressPolicy policy = new AddressPolicy(List.of(IpRange.of("10.1.2.0/23"), IpRange.of("fd12:1::/32")));

    assertThat(policy.refusal(address("10.1.3.255"))).isNull();
    assertThat(policy.refusal(address("fd12:1::7"))).isNull();
    assertThat(policy.refusal(address("10.1.4.0"))).isEqualTo("private");
    assertThat(policy.refusal(address("10.1.1.255"))).isEqualTo("private");
    assertThat(policy.refusal(address("fd12:2::7"))).isEqualTo("private");
    assertThat(policy.refusal(address("93.184.216.34"))).isNull();
  }

  @ParameterizedTest
  @CsvSource({"10.0.0.0/8, true", "::/0, true", "fd00::/8, true", "1.2.3.4/32, true", "10.0.0.0, false",
      "10.0.0.0/33, false", "::1/129, false", "10.0.0/8, false", "300.0.0.0/8, false", "localhost/8, false",
      "a.test/8, false", "1::2::3/64, false", "/8, false"})
  void rangeIsReadInOneForm(String text, boolean good) {
    assertThat(IpRange.parse(text) != null).isEqualTo(good);
  }
}
