"""What Faker does not know and the shop's plans ask for: `providers: [shop.providers.WarrantyProvider]`."""

from faker.providers import BaseProvider


class WarrantyProvider(BaseProvider):
    """Serial numbers and terms of warranties."""

    def warranty_serial(self, prefix: str = "W") -> str:
        """A serial number such as `W-4821-KX`."""
        return self.bothify(f"{prefix}-####-??", letters="ABCDEFGHJKLMNPQRSTUVWXYZ")

    def warranty_term(self) -> int:
        """Months that a warranty lasts."""
        return int(self.random_element((12, 24, 24, 36)))
