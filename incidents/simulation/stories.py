"""What callers tell, in Indonesian: by incident type code, with how often it is told. Pure."""

from typing import Final

STORIES: Final[dict[str, tuple[int, tuple[str, ...]]]] = {
    "PERUNCON": (8, (
        "Bapak-bapak tergeletak di trotoar, tidak sadar, napasnya pelan.",
        "Ibu saya pingsan di kamar mandi, dipanggil tidak menjawab.",
    )),
    "CARDIAC": (7, (
        "Suami saya nyeri dada menjalar ke lengan kiri, keringat dingin, umur 56.",
        "Pedagang memegang dada, mukanya pucat sekali, masih sadar.",
    )),
    "STROKE": (4, ("Wajah kakek mencong, bicaranya pelo, tangan kanan lemah sejak setengah jam.",)),
    "BREATH": (5, ("Anak saya asma, sesak sekali, obat semprotnya habis.",)),
    "PREG": (3, ("Istri saya mau melahirkan, ketuban sudah pecah, jarak kontraksi tiga menit.",)),
    "FALL": (4, ("Tukang jatuh dari tangga lantai dua, sadar, kakinya patah.",)),
    "MVAINJY": (12, (
        "Motor ditabrak mobil, satu orang luka di kepala, masih sadar, jalan macet.",
        "Dua motor adu banteng, dua korban, yang satu berdarah banyak.",
        "Angkot menyerempet pesepeda, korban luka di kaki.",
    )),
    "MVATRAP": (2, ("Truk terguling, sopirnya terjepit di kabin, solar tumpah.",)),
    "MVA": (6, ("Mobil tabrak pembatas jalan, tidak ada luka, menutup satu lajur.",)),
    "FSTRU": (7, (
        "Api dari dapur, sudah merambat ke atap, masih ada orang di lantai dua.",
        "Rumah kontrakan terbakar, asap hitam tebal, rumah rapat-rapat.",
    )),
    "FVEH": (2, ("Mobil terbakar di pinggir jalan, penumpang sudah keluar.",)),
    "FELEC": (3, ("Korsleting di tiang listrik, keluar percikan api.",)),
    "FGRASS": (3, ("Orang bakar sampah merembet ke ilalang, dekat rumah warga.",)),
    "GASLEAK": (2, ("Bau gas menyengat dari warung, tabungnya mendesis.",)),
    "ROBBERY": (4, ("Minimarket baru saja dirampok, dua orang bawa celurit, lari naik motor hitam.",)),
    "ASSAULT": (3, ("Orang berkelahi pakai balok, satu berdarah, masih berlangsung.",)),
    "DVA": (2, ("Tetangga saya dipukuli suaminya, terdengar teriakan dan barang dibanting.",)),
    "RIOT": (2, ("Tawuran pelajar, sekitar dua puluh orang, ada yang bawa senjata tajam.",)),
    "DISTURB": (4, ("Sekelompok pemuda mabuk membuat onar di depan ruko.",)),
    "FLOOD": (4, ("Air masuk rumah, sekitar 70 senti dan masih naik, ada lansia dan bayi.",)),
    "DROWN": (1, ("Anak terseret arus kali, umur sekitar sepuluh tahun.",)),
    "TREE": (5, ("Pohon besar tumbang menutup jalan dan menimpa satu mobil, kosong.",)),
    "ANIMAL": (5, (
        "Ular sanca masuk dapur, panjangnya kira-kira tiga meter.",
        "Ada sarang tawon di atap sekolah, dua anak disengat.",
    )),
    "WIRES": (3, ("Kabel menjuntai ke jalan sesudah hujan, ada percikan.",)),
    "ODGJ": (2, ("Orang dengan gangguan jiwa mengamuk, memecahkan kaca toko.",)),
}  # fmt: skip
# People tell the same in different words: one of these is added, often nothing.
ADDITIONS: Final = (
    "", "", "", " Tolong cepat.", " Warga sudah berkumpul.", " Hujan deras.",
    " Jalan sempit, mobil besar susah masuk.",
)  # fmt: skip
LANDMARKS: Final = (
    "depan Masjid Al-Ikhlas", "seberang SPBU", "samping Indomaret", "dekat pasar", "depan SDN 3",
    "belakang kantor kelurahan", "pertigaan lampu merah", "bawah jembatan", "depan gang Haji Mansur",
    "samping pos RW 05", "dekat stasiun", "seberang puskesmas", "depan ruko biru",
    "ujung perumahan Griya Asri", "tepi kali, dekat pintu air",
)  # fmt: skip
NAMES: Final = (
    "Agus", "Siti", "Dedi", "Rina", "Yanto", "Nurul", "Bambang", "Wati", "Hendra", "Lilis", "Rudi", "Maya",
    "",
)  # fmt: skip
DECLINES: Final = ("Semua unit sedang bertugas", "Unit rusak, menunggu bengkel", "Di luar wilayah pos kami")
JUNK: Final[dict[str, tuple[str, ...]]] = {
    "prank": ("Anak-anak tertawa lalu menutup", "Mengaku kebakaran, lalu bercanda", "Memesan piza"),
    "ghost": ("Tidak ada suara", "Hanya suara kendaraan"),
    "information": ("Menanyakan jadwal SAMSAT", "Menanyakan nomor PLN", "Menanyakan syarat KTP"),
    "dropped": ("",),
    "test": ("Uji coba mingguan",),
    "non_emergency": ("Lampu jalan padam, dialihkan", "Sampah belum diangkut, dialihkan"),
}
