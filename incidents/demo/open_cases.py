"""The incidents of Tangerang that are open when the demo begins: (seconds ago, case).

Two wait for an acknowledgement, so that a ladder can be watched; everything else is in hand.
"""

from typing import Final

from incidents.demo.case import Case

OPEN: Final[tuple[tuple[int, Case], ...]] = (
    (5400, Case(
        "FCOMM", "Manis Jaya", "Pabrik plastik seberang SPBU Manis Jaya",
        "Gudang bahan baku terbakar, asap hitam tebal. Karyawan sudah keluar, api merambat ke sisi timur.",
        ("Pak Rudi (satpam)", "0812-0000-1101"),
        {"damkar": (18, 66, 540), "polri": (25, 120, 700), "psc": (22, 95, 660), "rsud": (40,),
         "pln": (75, 400, 1500, 4200)},
        point=(-6.1993, 106.5688, 60),
        notes=((900, "damkar", "Tiga unit di lokasi, api dilokalisir dari dua sisi."),
               (2400, "", "Penelepon ketiga: asap terlihat sampai jalan tol."),
               (4100, "damkar", "Api utama padam, pendinginan berjalan.")),
    )),
    (3900, Case(
        "FLOOD", "Periuk Jaya", "Perumahan Total Persada, gerbang belakang",
        "Air masuk rumah setinggi lutut dan masih naik. Ada dua lansia di RT 04.",
        ("Ibu Yuni (ketua RT)", "0813-0000-1102"),
        {"bpbd": (50, 300, 1500), "sar": (80, 700, 2100)},
        notes=((1600, "", "BPBD lewat radio: tinggi air 80 cm, perahu karet diturunkan."),),
    )),
    (2700, Case(
        "ODGJ", "Sukasari", "Depan minimarket dekat Stasiun Tangerang",
        "Laki-laki sekitar 40 tahun mengamuk, melempar batu ke kaca toko. Belum ada yang luka.",
        ("Toko Sumber Jaya", "0857-0000-1103"), {"dinsos": (120, 600, 1500), "polri": (90, 480, 1260)},
    )),
    (2100, Case(
        "MVAINJY", "Batuceper", "Daan Mogot KM 19, dekat halte",
        "Motor dengan truk boks. Satu korban kaki terluka, sadar. Lajur kiri arah Jakarta tertutup.",
        ("", "0812-0000-1104"), {"polri": (14, 60, 420), "psc": (20, 70, 480, 1900), "rsud": (35,)},
        point=(-6.1560, 106.6735, 25),
        notes=((1000, "psc", "Satu korban, fraktur tertutup tungkai kanan, dibawa ke RSUD."),),
    )),
    (1500, Case(
        "BURGLARY", "Cibodas Sari", "Ruko Taman Cibodas, blok B",
        "Toko ponsel dibobol, pintu belakang rusak. Pelaku sudah pergi, terekam CCTV.",
        ("Koh Aming", "0819-0000-1105"), {"polri": (45, 210, 1100)},
    )),
    (1200, Case(
        "SICK", "Larangan Indah", "Gang Masjid Nurul Iman, rumah cat hijau",
        "Perempuan 62 tahun demam tinggi sejak semalam, lemas, sulit bangun. Ada riwayat gula.",
        ("Dina (anak)", "0878-0000-1106"), {"psc": (30, 80, 760), "rsud": (60,)},
    )),
    (900, Case(
        "ANIMAL", "Cipondoh Makmur", "Rumah pojok dekat Danau Cipondoh",
        "Ular di kamar mandi, kira-kira dua meter, jenis tidak tahu. Penghuni sudah di luar.",
        ("Bu Tuti", "0812-0000-1107"), {"damkar": (75, 260)},
    )),
    (600, Case(
        "ROBBERY", "Sudimara Barat", "Depan Pasar Ciledug, arah lampu merah",
        "Begal merampas motor Vario hitam, pelaku dua orang bawa celurit, lari ke arah Joglo.",
        ("Andri (korban)", "0896-0000-1108"), {"polri": (22, 70)},
        notes=((130, "", "Korban tidak terluka, menunggu di pos keamanan pasar."),),
    )),
    (420, Case(
        "WIRES", "Karang Mulya", "Depan SDN Karang Mulya 2",
        "Kabel listrik menjuntai ke jalan setelah tertabrak truk, ada percikan. Warga menjaga jarak.",
        ("Pak Slamet", "0813-0000-1109"), {"pln": (100, 330)},
    )),
    (240, Case(
        "PERUNCON", "Sukaasih", "Pasar Anyar, kios ikan sisi utara",
        "Laki-laki sekitar 55 tahun pingsan, napas tersengal. Penelepon dipandu RJP.",
        ("", ""), {"psc": (16, 58), "rsud": (30,)},
    )),
    (150, Case(
        "TREE", "Karang Anyar", "Jalan Iskandar Muda, dekat pintu air",
        "Pohon tumbang menutup satu lajur, tidak ada korban. Lalu lintas bergantian.",
        ("Pengemudi ojek", "0895-0000-1111"), {"bpbd": ()},
    )),
    (75, Case(
        "FSTRU", "Cimone", "Gang Haji Sarmili, belakang Mal Metropolis",
        "Rumah petak terbakar, api dari dapur. Ada satu anak yang belum terlihat keluar.",
        ("Ibu Nining (tetangga)", "0812-0000-1112"),
        {"damkar": (12, 50), "psc": (15, 55), "rsud": (20,), "pln": (30, 70), "polri": ()},
        point=(-6.1862, 106.6140, 40),
    )),
)  # fmt: skip
