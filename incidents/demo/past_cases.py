"""The incidents of Tangerang's last two shifts that have ended: (part of that time gone by, case)."""

from typing import Final

from incidents.demo.case import Case
from incidents.dispositions import Disposition

DONE = Disposition.COMPLETED
TREATED = Disposition.TREATED_TRANSPORTED

PAST: Final[tuple[tuple[float, Case], ...]] = (
    (0.02, Case(
        "DISTURB", "Kelapa Indah", "Lapangan depan Perumahan Modernland", "Musik keras lewat tengah malam.",
        ("", "0812-0000-1201"), {"satpolpp": (240, 700, 1500, 2400)}, closed=(2500, DONE),
    )),
    (0.08, Case(
        "MVAINJY", "Gebang Raya", "Pertigaan Gebang, depan bengkel", "Dua motor bertabrakan, dua orang luka.",
        ("Bengkel Maju", "0813-0000-1202"),
        {"polri": (20, 75, 500, 2700), "psc": (17, 68, 460, 2200), "rsud": (50, 300, 2300, 3000)},
        notes=((1200, "psc", "Dua korban luka ringan dan sedang, dibawa ke RSUD."),), closed=(3100, TREATED),
    )),
    (0.15, Case(
        "PREG", "Kunciran Indah", "Rumah kontrakan Pak Haji Naman", "Ketuban pecah, kontraksi tiap 3 menit.",
        ("Suami pasien", "0857-0000-1203"), {"psc": (95, 150, 900, 2600), "rsud": (45, 200, 2650, 2900)},
        closed=(3000, TREATED),
    )),
    (0.22, Case(
        "FGRASS", "Belendung", "Lahan kosong pinggir tol bandara", "Alang-alang terbakar, jauh dari rumah.",
        ("", ""), {"damkar": (80, 300, 1200, 3000)}, closed=(3060, DONE),
    )),
    (0.30, Case(
        "ROBBERY", "Poris Plawad", "Halte Terminal Poris", "Jambret tas, pelaku dipegang warga.",
        ("Petugas terminal", "0819-0000-1204"), {"polri": (26, 90, 560, 2400)}, closed=(2450, DONE),
    )),
    (0.37, Case(
        "CARDIAC", "Tanah Tinggi", "Kantor kelurahan, lantai satu", "Nyeri dada, keringat dingin.",
        ("Staf kelurahan", "0811-0000-1205"), {"psc": (14, 52, 410, 2000), "rsud": (28, 120, 2050, 2600)},
        closed=(2700, TREATED),
    )),
    (0.44, Case(
        "FSTRU", "Parung Serab", "Belakang Musala Al-Ikhlas", "Kompor meledak, dapur terbakar.",
        ("Pak RT", "0812-0000-1206"),
        {"damkar": (16, 58, 480, 4200), "polri": (140, 260, 900, 4300), "psc": (24, 80, 700, 2400),
         "rsud": (35, 200, 2500, 2600), "pln": (70, 500, 1500, 3600)},
        notes=((1900, "damkar", "Api padam, tidak ada korban jiwa."),), closed=(4400, DONE),
    )),
    (0.50, Case(
        "SNAKEBITE", "Kedaung Wetan", "Kebun belakang SMP", "Kaki digigit ular saat membersihkan kebun.",
        ("Guru piket", "0813-0000-1207"), {"damkar": (50, 130, 900, 1800), "rsud": (30, 150, 2200, 2500)},
        declines=("psc", "Semua unit bertugas, terdekat 25 menit."), closed=(2600, TREATED),
    )),
    (0.57, Case(
        "MVA", "Cikokol", "Lampu merah Cikokol", "Serempetan dua mobil, tidak ada korban, jalan tersendat.",
        ("", "0878-0000-1208"), {"dishub": (200, 560, 1300, 2400)}, closed=(2460, DONE),
    )),
    (0.64, Case(
        "DVA", "Gondrong", "Kontrakan dekat SDN Gondrong 3", "Istri dipukul suami, terdengar teriakan anak.",
        ("Tetangga", "0896-0000-1209"), {"polri": (18, 62, 520, 3000), "dinsos": (150, 1200, 2400, 5000)},
        closed=(5100, Disposition.REFERRED),
    )),
    (0.70, Case(
        "FSTRU", "Neroktog", "Perumahan Pinang Griya blok C", "Asap dari dapur, ternyata masakan gosong.",
        ("", "0812-0000-1210"), {"damkar": (13, 49, 600, 900)}, closed=(960, Disposition.FALSE_ALARM),
    )),
    (0.76, Case(
        "FALL", "Jatake", "Proyek gudang dekat gerbang kawasan", "Pekerja jatuh dari tangga, patah tangan.",
        ("Mandor", "0857-0000-1211"), {"psc": (33, 96, 820, 2600), "rsud": (55, 240, 2700, 2900)},
        closed=(3000, TREATED),
    )),
    (0.82, Case(
        "STLIGHT", "Panunggangan Barat", "Jalan Gajah Tunggal", "Lampu jalan padam sepanjang 200 meter.",
        ("", "0819-0000-1212"), {"dishub": (420, 2400, 4200, 6600)}, closed=(6700, Disposition.REFERRED),
    )),
    (0.88, Case(
        "DROWN", "Karawaci Baru", "Bendungan Pintu Air Sepuluh", "Anak terpeleset saat memancing.",
        ("Pemancing", "0813-0000-1213"),
        {"sar": (45, 180, 1300, 2700), "bpbd": (60, 240, 1200, 2700), "psc": (19, 61, 640, 2300)},
        closed=(2800, DONE),
    )),
    (0.95, Case(
        "MVAINJY", "Jurumudi Baru", "Jalan Marsekal Surya Darma", "Laporan kedua dari kecelakaan yang sama.",
        ("", "0896-0000-1214"), {"polri": (15, 58)}, closed=(180, Disposition.DUPLICATE),
    )),
)  # fmt: skip
